package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * A correction beside feedback.
 *
 * @param reason of the envelope, in plain form
 * @param correctedBy the actor
 */
public record FeedbackCorrectionView(
        List<Integer> answers,
        @Protected(Kind.CONFIDENTIAL) @Nullable String comment,
        @Nullable String reason,
        Instant correctedAt,
        String correctedBy) {

    public FeedbackCorrectionView {
        answers = List.copyOf(answers);
    }
}
