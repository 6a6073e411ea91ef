package org.mentorship.query.contract.mentorship;

/** The phase of a mentorship. */
public enum MentorshipStatus {
    PROPOSED,
    ACCEPTED,
    ACTIVE,
    PAUSED,
    CLOSING,
    CLOSED,
    DECLINED,
    EXPIRED,
    WITHDRAWN,
    NOT_STARTED;

    /** Whether people are, or may yet be, in it together. */
    public boolean live() {
        return switch (this) {
            case PROPOSED, ACCEPTED, ACTIVE, PAUSED, CLOSING -> true;
            case CLOSED, DECLINED, EXPIRED, WITHDRAWN, NOT_STARTED -> false;
        };
    }
}
