package org.mentorship.query.contract.enrollment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.enrollment.Role;

/**
 * Which places; null means any.
 *
 * @param programIds in one of these programmes; an empty list matches none
 * @param onlyFree true: only those with a free slot
 */
public record EnrollmentFilter(
        @Nullable List<String> programIds,
        @Nullable String participantId,
        @Nullable Role role,
        @Nullable EnrollmentStatus status,
        boolean onlyFree) {

    public EnrollmentFilter {
        programIds = programIds == null ? null : List.copyOf(programIds);
    }

    public static EnrollmentFilter any() {
        return new EnrollmentFilter(null, null, null, null, false);
    }
}
