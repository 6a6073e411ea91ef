package org.mentorship.contract.enrollment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.Command;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;

/** What can be asked of a person's place in a programme. */
public sealed interface EnrollmentCommand extends Command {

    /** The stream. */
    EnrollmentId enrollmentId();

    @Override
    default EnrollmentId streamId() {
        return enrollmentId();
    }

    /** Enrols a person; null capacity means the programme's default (mentors) or one (others). */
    record Enroll(
            EnrollmentId enrollmentId,
            ProgramId programId,
            ParticipantId participantId,
            Role role,
            @Nullable Integer capacity,
            List<String> preferences,
            List<ParticipantId> exclusions)
            implements EnrollmentCommand {
        public Enroll {
            preferences = List.copyOf(preferences);
            exclusions = List.copyOf(exclusions);
        }
    }

    /** Sets the number of slots, 1–100. */
    record ChangeCapacity(EnrollmentId enrollmentId, int capacity) implements EnrollmentCommand {}

    /** Pauses new matches. */
    record PauseEnrollment(
            EnrollmentId enrollmentId, @Nullable String reason) implements EnrollmentCommand {}

    /** Takes new matches again. */
    record ResumeEnrollment(EnrollmentId enrollmentId) implements EnrollmentCommand {}

    /** Leaves the programme in this role; running mentorships go on. */
    record Withdraw(EnrollmentId enrollmentId, @Nullable String reason) implements EnrollmentCommand {}

    /** Takes a slot for a mentorship; no effect if it has one. */
    record ReserveSlot(EnrollmentId enrollmentId, MentorshipId mentorshipId) implements EnrollmentCommand {}

    /** Frees the slot of a mentorship; no effect if it has none. */
    record ReleaseSlot(EnrollmentId enrollmentId, MentorshipId mentorshipId) implements EnrollmentCommand {}
}
