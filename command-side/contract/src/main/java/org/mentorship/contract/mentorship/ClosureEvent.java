package org.mentorship.contract.mentorship;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.ReasonedInConfidence;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** From the wish to close to the end. */
public sealed interface ClosureEvent extends MentorshipEvent {

    /** Somebody asked to close. */
    @Revision("1")
    record ClosureRequested(
            @DataSubject MentorshipId mentorshipId,
            @Nullable ParticipantId requestedBy,
            @Protected(Kind.CONFIDENTIAL) @Nullable String reason)
            implements ClosureEvent, ReasonedInConfidence {

        @Override
        public @Nullable String reasonGiven() {
            return reason;
        }
    }

    /** One side looked back. */
    @Revision("1")
    record Reflected(
            @DataSubject MentorshipId mentorshipId,
            ParticipantId participantId,
            @Protected(Kind.CONFIDENTIAL) String accomplishments,
            @Protected(Kind.CONFIDENTIAL) @Nullable String gratitude,
            @Protected(Kind.CONFIDENTIAL) @Nullable String whatNext)
            implements ClosureEvent {}

    /** What happens after. */
    @Revision("1")
    record TransitionPlanAgreed(
            @DataSubject MentorshipId mentorshipId,
            @Protected(Kind.CONFIDENTIAL) String plan) implements ClosureEvent {}

    /**
     * The mentorship closed as planned; followUps are due in these months after it. Why missing reflections were waived is in
     * the envelope.
     */
    @Revision("1")
    record MentorshipCompleted(
            MentorshipId mentorshipId, List<Member> members, boolean reflectionsWaived, List<Integer> followUpMonths)
            implements ClosureEvent {
        public MentorshipCompleted {
            members = List.copyOf(members);
            followUpMonths = List.copyOf(followUpMonths);
        }
    }

    /** The mentorship ended before its time; no fault is recorded. */
    @Revision("1")
    record MentorshipEndedEarly(
            @DataSubject MentorshipId mentorshipId,
            List<Member> members,
            EndReason reason,
            @Protected(Kind.CONFIDENTIAL) @Nullable String note,
            @Nullable ParticipantId endedBy,
            List<Integer> followUpMonths)
            implements ClosureEvent, ReasonedInConfidence {
        public MentorshipEndedEarly {
            members = List.copyOf(members);
            followUpMonths = List.copyOf(followUpMonths);
        }

        @Override
        public @Nullable String reasonGiven() {
            return note;
        }
    }
}
