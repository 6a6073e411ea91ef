package org.mentorship.query.contract.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/** Every event of one stream, in order, read from the log; first 1–100. */
public record StreamHistory(
        String stream, int first, @Nullable String after) implements Query<Page<TimelineEntry>> {
    public StreamHistory {
        hiddenTypes = List.copyOf(hiddenTypes);
    }
}
