package org.mentorship.api.graphql.enrollment;

import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.contract.enrollment.EnrollmentCommand;
import org.mentorship.contract.id.EnrollmentId;

/** Input of a mutation of one place that exists. */
interface EnrollmentInput extends Versioned {

    String enrollmentId();

    /** The command that the input asks for. */
    EnrollmentCommand command(EnrollmentId id);
}
