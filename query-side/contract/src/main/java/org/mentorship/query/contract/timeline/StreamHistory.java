package org.mentorship.query.contract.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/**
 * The events of one stream, in order, read from the log; first 1–100.
 *
 * @param hiddenTypes stored names of events that the caller may not know of; they are left out
 */
public record StreamHistory(
        String stream,
        List<String> hiddenTypes,
        int first,
        @Nullable String after) implements Query<Page<TimelineEntry>> {
    public StreamHistory {
        hiddenTypes = List.copyOf(hiddenTypes);
    }
}
