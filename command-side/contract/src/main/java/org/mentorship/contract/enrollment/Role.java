package org.mentorship.contract.enrollment;

/** What a person is in a programme, and in each of its mentorships. */
public enum Role {
    MENTOR,
    MENTEE,
    PEER
}
