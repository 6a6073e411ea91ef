package org.mentorship.contract.mentorship;

import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.ParticipantId;

/**
 * A person in a mentorship.
 *
 * @param enrollmentId whose slot the mentorship takes
 */
public record Member(ParticipantId participantId, EnrollmentId enrollmentId, Role role) {}
