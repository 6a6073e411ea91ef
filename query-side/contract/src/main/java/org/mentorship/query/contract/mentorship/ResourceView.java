package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.ResourceKind;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * Something to learn from.
 *
 * @param sharedBy the participant, if one shared it
 */
public record ResourceView(
        String resourceId,
        @Protected(Kind.CONFIDENTIAL) String title,
        @Protected(Kind.CONFIDENTIAL) @Nullable String url,
        ResourceKind kind,
        @Nullable String sharedBy,
        Instant sharedAt,
        List<ResourceCompletionView> completions) {

    public ResourceView {
        completions = List.copyOf(completions);
    }
}
