package org.mentorship.contract.mentorship;

/** What has changed in a career since. */
public enum Advancement {
    NONE,
    NEW_SKILLS,
    NEW_RESPONSIBILITY,
    PROMOTION,
    NEW_JOB,
    BUSINESS_STARTED
}
