package org.mentorship.api.graphql.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.FeedbackPart;
import org.mentorship.query.contract.mentorship.FeedbackCorrectionView;
import org.mentorship.query.contract.mentorship.FeedbackView;

/** A correction that knows which feedback it corrects, since that says who may read it. */
public record FeedbackCorrection(FeedbackView of, FeedbackCorrectionView correction) implements FeedbackPart {

    static List<FeedbackCorrection> allOf(FeedbackView feedback) {
        return feedback.corrections().stream()
                .map(correction -> new FeedbackCorrection(feedback, correction))
                .toList();
    }

    public List<Integer> answers() {
        return correction.answers();
    }

    public @Nullable String comment() {
        return correction.comment();
    }

    public @Nullable String reason() {
        return correction.reason();
    }

    public Instant correctedAt() {
        return correction.correctedAt();
    }

    public String correctedBy() {
        return correction.correctedBy();
    }
}
