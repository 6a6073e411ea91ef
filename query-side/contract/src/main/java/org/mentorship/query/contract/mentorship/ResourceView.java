package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.ResourceKind;

/**
 * Something to learn from.
 *
 * @param sharedBy the participant, if one shared it
 */
public record ResourceView(
        String resourceId,
        String title,
        @Nullable String url,
        ResourceKind kind,
        @Nullable String sharedBy,
        Instant sharedAt,
        List<ResourceCompletionView> completions) {

    public ResourceView {
        completions = List.copyOf(completions);
    }
}
