package org.mentorship.query.contract.mentorship;

/** What became of a meeting. */
public enum MeetingStatus {
    SCHEDULED,
    HELD,
    CANCELLED,
    /** Planned, but somebody did not come, and it was not held. */
    NO_SHOW
}
