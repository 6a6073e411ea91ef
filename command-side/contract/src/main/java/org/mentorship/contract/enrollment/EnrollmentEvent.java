package org.mentorship.contract.enrollment;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** What happened to a person's place in a programme. */
public sealed interface EnrollmentEvent extends DomainEvent {

    /** The stream. */
    EnrollmentId enrollmentId();

    /** The person takes part in this role, for the first time or again after a withdrawal. */
    @Revision("1")
    record Enrolled(
            EnrollmentId enrollmentId,
            ProgramId programId,
            @DataSubject ParticipantId participantId,
            Role role,
            int capacity,
            @Protected(Kind.PERSONAL) List<String> preferences,
            List<ParticipantId> exclusions)
            implements EnrollmentEvent {
        public Enrolled {
            preferences = List.copyOf(preferences);
            exclusions = List.copyOf(exclusions);
        }
    }

    /** The number of slots changed; slots taken stay taken. */
    @Revision("1")
    record CapacityChanged(EnrollmentId enrollmentId, int capacity) implements EnrollmentEvent {}

    /** The person takes no new matches for now. */
    @Revision("1")
    record EnrollmentPaused(
            EnrollmentId enrollmentId,
            @DataSubject ParticipantId participantId,
            @Protected(Kind.PERSONAL) @Nullable String reason)
            implements EnrollmentEvent, ReasonedInConfidence {

        @Override
        public @Nullable String reasonGiven() {
            return reason;
        }
    }

    /** The person takes new matches again. */
    @Revision("1")
    record EnrollmentResumed(EnrollmentId enrollmentId) implements EnrollmentEvent {}

    /** The person left the programme in this role. */
    @Revision("1")
    record EnrollmentWithdrawn(
            EnrollmentId enrollmentId,
            @DataSubject ParticipantId participantId,
            @Protected(Kind.PERSONAL) @Nullable String reason)
            implements EnrollmentEvent, ReasonedInConfidence {

        @Override
        public @Nullable String reasonGiven() {
            return reason;
        }
    }

    /** A slot is taken by a mentorship. */
    @Revision("1")
    record SlotReserved(EnrollmentId enrollmentId, MentorshipId mentorshipId) implements EnrollmentEvent {}

    /** The slot taken by a mentorship is free again. */
    @Revision("1")
    record SlotReleased(EnrollmentId enrollmentId, MentorshipId mentorshipId) implements EnrollmentEvent {}
}
