package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * Feedback as it was given, with the corrections beside it.
 *
 * @param instrumentVersion the version that the answers answer
 * @param period 0 before the first due date, 1 from it on …
 * @param answers one per item of the instrument, in its order
 */
public record FeedbackView(
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
        String givenBy,
        @Nullable String about,
        Instant givenAt,
        List<FeedbackCorrectionView> corrections) {

    public FeedbackView {
        answers = List.copyOf(answers);
        corrections = List.copyOf(corrections);
    }
}
