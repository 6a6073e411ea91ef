package org.mentorship.query.contract.enrollment;

/** Whether a place in a programme takes new matches. */
public enum EnrollmentStatus {
    ACTIVE,
    PAUSED,
    WITHDRAWN
}
