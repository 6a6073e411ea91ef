package org.mentorship.contract.mentorship;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** Concerns and pauses. */
public sealed interface CareEvent extends MentorshipEvent {

    /** Somebody is worried; for coordinators only. */
    @Revision("1")
    record ConcernRaised(
            @DataSubject MentorshipId mentorshipId,
            String concernId,
            @Nullable ParticipantId raisedBy,
            Severity severity,
            @Protected(Kind.CONFIDENTIAL) String text)
            implements CareEvent {}

    /** A coordinator dealt with it. */
    @Revision("1")
    record ConcernResolved(
            @DataSubject MentorshipId mentorshipId,
            String concernId,
            @Protected(Kind.CONFIDENTIAL) String resolution) implements CareEvent {}

    /** The mentorship rests. */
    @Revision("1")
    record MentorshipPaused(
            @DataSubject MentorshipId mentorshipId,
            @Protected(Kind.CONFIDENTIAL) @Nullable String reason,
            @Nullable LocalDate until)
            implements CareEvent, ReasonedInConfidence {

        @Override
        public @Nullable String reasonGiven() {
            return reason;
        }
    }

    /** The mentorship goes on. */
    @Revision("1")
    record MentorshipResumed(MentorshipId mentorshipId) implements CareEvent {}
}
