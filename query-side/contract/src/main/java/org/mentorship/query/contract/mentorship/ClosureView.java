package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * The way to the end, and the end.
 *
 * @param requestedBy the participant, if one asked
 * @param waiverReason of the envelope, in plain form: a waiver is an official act
 * @param endReason set when it ended early
 * @param note what was said on ending early
 * @param endedBy the participant, if one ended it early
 */
public record ClosureView(
        @Nullable Instant requestedAt,
        @Nullable String requestedBy,
        @Protected(Kind.CONFIDENTIAL) @Nullable String reason,
        List<ReflectionView> reflections,
        @Protected(Kind.CONFIDENTIAL) @Nullable String transitionPlan,
        @Nullable Instant transitionPlanAgreedAt,
        @Nullable Instant closedAt,
        boolean reflectionsWaived,
        @Nullable String waiverReason,
        @Nullable EndReason endReason,
        @Protected(Kind.CONFIDENTIAL) @Nullable String note,
        @Nullable String endedBy) {

    public ClosureView {
        reflections = List.copyOf(reflections);
    }
}
