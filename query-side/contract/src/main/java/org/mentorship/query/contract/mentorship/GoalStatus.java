package org.mentorship.query.contract.mentorship;

/** Where a goal stands. */
public enum GoalStatus {
    OPEN,
    ASSESSED,
    DROPPED
}
