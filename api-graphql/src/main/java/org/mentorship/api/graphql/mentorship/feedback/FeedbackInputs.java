package org.mentorship.api.graphql.mentorship.feedback;

import static java.util.Objects.requireNonNullElse;
import static org.mentorship.api.graphql.common.Inputs.participantOrNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.OnBehalf;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.graphql.mentorship.MentorshipInput;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.FeedbackCommand.CorrectFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.Visibility;

/** Feedback in all directions: what the mutations take, and the command that each asks for. */
final class FeedbackInputs {

    record GiveFeedbackInput(
            String mentorshipId,
            FeedbackDirection direction,
            String instrument,
            List<Integer> answers,
            @Nullable String comment,
            @Nullable Visibility visibility,
            @Nullable FeedbackKind kind,
            @Nullable String deliverable,
            @Nullable String about,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public GiveFeedback command(MentorshipId id) {
            return new GiveFeedback(
                    id,
                    requireNonNullElse(kind, FeedbackKind.PERIODIC),
                    direction,
                    instrument,
                    answers,
                    comment,
                    deliverable,
                    requireNonNullElse(visibility, Visibility.SHARED),
                    participantOrNull(about, "about"));
        }
    }

    record CorrectFeedbackInput(
            String mentorshipId,
            String feedbackId,
            List<Integer> answers,
            @Nullable String comment,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public boolean isOfficialAct() {
            return true;
        }

        @Override
        public CorrectFeedback command(MentorshipId id) {
            return new CorrectFeedback(id, feedbackId, answers, comment);
        }
    }

    private FeedbackInputs() {}
}
