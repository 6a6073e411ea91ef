package org.mentorship.query.contract.mentorship;

/** How a closed mentorship came to its end. */
public enum MentorshipOutcome {
    COMPLETED,
    ENDED_EARLY
}
