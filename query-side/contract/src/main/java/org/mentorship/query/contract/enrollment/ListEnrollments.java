package org.mentorship.query.contract.enrollment;

import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/** Places, ordered by id; first 1–100. */
public record ListEnrollments(
        EnrollmentFilter filter, int first, @Nullable String after) implements Query<Page<EnrollmentView>> {}
