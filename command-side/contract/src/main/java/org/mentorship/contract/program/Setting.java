package org.mentorship.contract.program;

/** Where a programme lives. */
public enum Setting {
    BUSINESS,
    EDUCATION,
    ARTS,
    PROFESSIONAL_BODY,
    COMMUNITY
}
