package org.mentorship.query.contract.mentorship;

/** Where a person stands in a mentorship. */
public enum MemberState {
    /** Proposed, has not answered. */
    PROPOSED,
    /** Has accepted; others have not, or slots are being reserved. */
    ACCEPTED,
    DECLINED,
    /** Added to a running group; a slot is being reserved. */
    JOINING,
    /** In the mentorship, until its end. */
    ACTIVE,
    /** No slot could be had. */
    NOT_ADMITTED,
    LEFT;

    /** Whether a mentorship is this person's own. Who has left, or has not come in, does not read what the others wrote. */
    public boolean isIn() {
        return switch (this) {
            case PROPOSED, ACCEPTED, DECLINED, ACTIVE -> true;
            case JOINING, NOT_ADMITTED, LEFT -> false;
        };
    }
}
