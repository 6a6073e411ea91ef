package org.mentorship.query.contract.enrollment;

import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Query;

/**
 * One place in a programme.
 *
 * @param minVersion waits, for a bounded time, until the read model has seen this version
 */
public record FindEnrollment(String id, @Nullable Long minVersion) implements Query<Lookup<EnrollmentView>> {}
