package org.mentorship.contract.mentorship;

/** Who may read a comment. */
public enum Visibility {
    /** Everybody in the mentorship, and coordinators. */
    SHARED,
    /** Its author and coordinators. */
    COORDINATORS,
    /** Its author only. */
    PRIVATE
}
