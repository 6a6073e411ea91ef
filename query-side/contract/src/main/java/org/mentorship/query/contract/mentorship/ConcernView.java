package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * A worry, for coordinators only.
 *
 * @param raisedBy the participant, if one raised it
 * @param resolvedBy the actor
 */
public record ConcernView(
        String concernId,
        @Nullable String raisedBy,
        Severity severity,
        @Protected(Kind.CONFIDENTIAL) String text,
        Instant raisedAt,
        @Protected(Kind.CONFIDENTIAL) @Nullable String resolution,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    public boolean open() {
        return resolvedAt == null;
    }
}
