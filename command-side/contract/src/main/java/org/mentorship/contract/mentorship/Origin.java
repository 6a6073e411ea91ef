package org.mentorship.contract.mentorship;

/** How a match came about. */
public enum Origin {
    /** A mentee asked a mentor. */
    REQUEST,
    /** A coordinator proposed it. */
    BY_HAND,
    /** A matching run proposed it. */
    RUN
}
