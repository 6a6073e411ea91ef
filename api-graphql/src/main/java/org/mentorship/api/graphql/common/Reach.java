package org.mentorship.api.graphql.common;

/** How far a role reaches. */
public enum Reach {
    /** Not allowed. */
    NO,
    /** Only what is the caller's own. */
    OWN,
    /** All of it. */
    ANY
}
