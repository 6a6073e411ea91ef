package org.mentorship.contract.mentorship;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;

/** Feedback in all directions. */
public sealed interface FeedbackCommand extends MentorshipCommand {

    /** The party gives feedback by an instrument of the programme. */
    record GiveFeedback(
            MentorshipId mentorshipId,
            FeedbackKind kind,
            FeedbackDirection direction,
            String instrument,
            List<Integer> answers,
            @Nullable String comment,
            @Nullable String deliverable,
            Visibility visibility,
            @Nullable ParticipantId about)
            implements FeedbackCommand {
        public GiveFeedback {
            answers = List.copyOf(answers);
        }
    }

    /** The author puts a correction beside feedback given. */
    record CorrectFeedback(
            MentorshipId mentorshipId,
            String feedbackId,
            List<Integer> answers,
            @Nullable String comment) implements FeedbackCommand {
        public CorrectFeedback {
            answers = List.copyOf(answers);
        }
    }

    /** Notes that periodic feedback is due. */
    record RaiseFeedbackDue(MentorshipId mentorshipId, int period) implements FeedbackCommand {}
}
