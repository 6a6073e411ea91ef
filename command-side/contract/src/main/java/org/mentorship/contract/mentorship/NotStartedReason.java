package org.mentorship.contract.mentorship;

/** Why an accepted match did not become a mentorship. */
public enum NotStartedReason {
    /** Somebody's slots were taken in the meantime. */
    NO_SLOT,
    /** Somebody paused or withdrew in the meantime. */
    ENROLLMENT_INACTIVE
}
