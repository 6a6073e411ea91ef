package org.mentorship.api.graphql.common;

/** How far a role reaches. */
public enum Reach {
    /** Not allowed. */
    NO,
    /** Only what is the caller's own. */
    OWN,
    /** Only what is of the programmes that the caller coordinates. */
    COORDINATED,
    /** All of it. */
    ANY
}
