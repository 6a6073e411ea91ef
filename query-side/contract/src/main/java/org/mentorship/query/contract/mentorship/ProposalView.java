package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.mentorship.ScoreComponent;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * How the people were brought together, and what became of that.
 *
 * @param score of a matching run
 * @param endedAt when it was declined, expired, taken back or could not start
 * @param declinedBy who declined
 * @param endReason what was said on declining or taking back
 * @param notStartedReason why an accepted match did not start
 */
public record ProposalView(
        Origin origin,
        Instant proposedAt,
        String proposedBy,
        Instant respondBy,
        @Protected(Kind.CONFIDENTIAL) @Nullable String purpose,
        @Protected(Kind.CONFIDENTIAL) @Nullable String hopedOutcome,
        @Protected(Kind.CONFIDENTIAL) @Nullable String rationale,
        @Nullable Double score,
        List<ScoreComponent> explanation,
        @Nullable Instant acceptedAt,
        @Nullable Instant endedAt,
        @Nullable String declinedBy,
        @Protected(Kind.CONFIDENTIAL) @Nullable String endReason,
        @Nullable NotStartedReason notStartedReason) {

    public ProposalView {
        explanation = List.copyOf(explanation);
    }
}
