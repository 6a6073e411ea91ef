package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * Where a goal stood.
 *
 * @param level −2 to +2
 * @param recordedBy the actor
 */
public record GoalProgressView(
        int level, @Protected(Kind.CONFIDENTIAL) @Nullable String note, Instant recordedAt, String recordedBy) {}
