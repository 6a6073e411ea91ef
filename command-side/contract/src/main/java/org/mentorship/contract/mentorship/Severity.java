package org.mentorship.contract.mentorship;

/** How urgent a concern is. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH
}
