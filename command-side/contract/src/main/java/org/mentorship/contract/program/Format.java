package org.mentorship.contract.program;

/** Who makes up a mentorship. */
public enum Format {
    /** One mentor, one mentee. */
    ONE_ON_ONE,
    /** One or more mentors, several mentees; members join and leave. */
    GROUP,
    /** Two or more people, all in the role PEER. */
    PEER,
    /** One mentor, one mentee, the junior person being the mentor. */
    REVERSE
}
