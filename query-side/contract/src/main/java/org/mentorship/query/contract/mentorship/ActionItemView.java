package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * What somebody will do.
 *
 * @param addedBy the actor
 * @param completedBy the actor
 */
public record ActionItemView(
        String actionItemId,
        @Protected(Kind.CONFIDENTIAL) String text,
        String ownerId,
        @Nullable LocalDate due,
        Instant addedAt,
        String addedBy,
        @Nullable Instant completedAt,
        @Nullable String completedBy) {

    public boolean open() {
        return completedAt == null;
    }
}
