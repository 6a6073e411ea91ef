package org.mentorship.contract.mentorship;

/** From whom to whom, or about what. */
public enum FeedbackDirection {
    MENTEE_TO_MENTOR,
    MENTOR_TO_MENTEE,
    PEER_TO_PEER,
    MENTEE_TO_PROGRAM,
    MENTOR_TO_PROGRAM
}
