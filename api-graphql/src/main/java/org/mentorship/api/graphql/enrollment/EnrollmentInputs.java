package org.mentorship.api.graphql.enrollment;

import static org.mentorship.api.graphql.common.Inputs.orEmpty;
import static org.mentorship.api.graphql.common.Inputs.participants;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.contract.enrollment.EnrollmentCommand.ChangeCapacity;
import org.mentorship.contract.enrollment.EnrollmentCommand.Enroll;
import org.mentorship.contract.enrollment.EnrollmentCommand.PauseEnrollment;
import org.mentorship.contract.enrollment.EnrollmentCommand.ResumeEnrollment;
import org.mentorship.contract.enrollment.EnrollmentCommand.Withdraw;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;

/** Places in programmes: what the mutations take, and the command that each asks for. */
final class EnrollmentInputs {

    record EnrollInput(
            String programId,
            String participantId,
            Role role,
            @Nullable Integer capacity,
            @Nullable List<String> preferences,
            @Nullable List<String> exclusions,
            @Nullable String reason,
            @Nullable String commandId)
            implements Reasoned {

        Enroll command(ProgramId program, ParticipantId person) {
            return new Enroll(
                    Ids.enrollment(program, person, role),
                    program,
                    person,
                    role,
                    capacity,
                    orEmpty(preferences),
                    participants(exclusions, "exclusions"));
        }
    }

    record ChangeCapacityInput(
            String enrollmentId,
            int capacity,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements EnrollmentInput, Reasoned {
        @Override
        public ChangeCapacity command(EnrollmentId id) {
            return new ChangeCapacity(id, capacity);
        }
    }

    record PauseEnrollmentInput(
            String enrollmentId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId) implements EnrollmentInput {
        @Override
        public PauseEnrollment command(EnrollmentId id) {
            return new PauseEnrollment(id, reason);
        }
    }

    record ResumeEnrollmentInput(
            String enrollmentId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId) implements EnrollmentInput, Reasoned {
        @Override
        public ResumeEnrollment command(EnrollmentId id) {
            return new ResumeEnrollment(id);
        }
    }

    record WithdrawEnrollmentInput(
            String enrollmentId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId) implements EnrollmentInput {
        @Override
        public Withdraw command(EnrollmentId id) {
            return new Withdraw(id, reason);
        }
    }

    private EnrollmentInputs() {}
}
