package org.mentorship.contract.mentorship;

/** What was shared. */
public enum ResourceKind {
    ARTICLE,
    BOOK,
    COURSE,
    VIDEO,
    TOOL,
    TRAINING,
    EVENT,
    JOB_SHADOWING,
    OTHER
}
