package org.mentorship.contract.program;

/** How people meet; all but IN_PERSON are remote. */
public enum MeetingMode {
    IN_PERSON,
    PHONE,
    VIDEO,
    EMAIL,
    /** A contact by message. */
    CHECK_IN
}
