package org.mentorship.contract.mentorship;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** Feedback in all directions. */
public sealed interface FeedbackEvent extends MentorshipEvent {

    /** Feedback is given once; see FeedbackCorrected. Period 0 is before the first due date, 1 from it on … */
    @Revision("1")
    record FeedbackGiven(
            @DataSubject MentorshipId mentorshipId,
            String feedbackId,
            FeedbackKind kind,
            FeedbackDirection direction,
            String instrument,
            int instrumentVersion,
            int period,
            List<Integer> answers,
            @Protected(Kind.CONFIDENTIAL) @Nullable String comment,
            @Protected(Kind.CONFIDENTIAL) @Nullable String deliverable,
            Visibility visibility,
            ParticipantId givenBy,
            @Nullable ParticipantId about)
            implements FeedbackEvent {
        public FeedbackGiven {
            answers = List.copyOf(answers);
        }
    }

    /** A correction beside the feedback given, which stays as it was; why is in the envelope. */
    @Revision("1")
    record FeedbackCorrected(
            @DataSubject MentorshipId mentorshipId,
            String feedbackId,
            List<Integer> answers,
            @Protected(Kind.CONFIDENTIAL) @Nullable String comment)
            implements FeedbackEvent {
        public FeedbackCorrected {
            answers = List.copyOf(answers);
        }
    }

    /** Periodic feedback is due. */
    @Revision("1")
    record FeedbackDueRaised(MentorshipId mentorshipId, int period, LocalDate dueOn) implements FeedbackEvent {}
}
