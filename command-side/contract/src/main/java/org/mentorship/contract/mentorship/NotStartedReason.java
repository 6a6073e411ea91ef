package org.mentorship.contract.mentorship;

/** Why an accepted match did not become a mentorship, or a person did not join one. */
public enum NotStartedReason {
    /** Somebody's slots were taken in the meantime. */
    NO_SLOT,
    /** Somebody paused or withdrew in the meantime. */
    ENROLLMENT_INACTIVE,
    /** Somebody's personal data was erased in the meantime. */
    PERSONAL_DATA_ERASED,
    /** The group began to close before the person was in. */
    GROUP_CLOSING,
    /** The programme was archived in the meantime. */
    PROGRAM_ARCHIVED
}
