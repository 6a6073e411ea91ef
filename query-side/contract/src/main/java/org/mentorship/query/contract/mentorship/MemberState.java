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
    LEFT
}
