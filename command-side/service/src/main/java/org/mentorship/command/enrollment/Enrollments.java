package org.mentorship.command.enrollment;

import java.util.Optional;
import org.mentorship.contract.id.EnrollmentId;

/** The state of any enrolment, as far as its stream is committed. For deciders of other streams; takes no lock. */
@FunctionalInterface
public interface Enrollments {

    /** Empty if nobody is enrolled under this id. */
    Optional<EnrollmentState> find(EnrollmentId id);
}
