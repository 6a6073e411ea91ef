package org.mentorship.query.contract.timeline;

import java.util.List;
import java.util.Map;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/** Pages of the histories of streams, read from the log; a stream that does not exist has an empty one. */
public record ReadHistories(List<StreamHistory> histories) implements Query<Map<StreamHistory, Page<TimelineEntry>>> {
    public ReadHistories {
        histories = List.copyOf(histories);
    }
}
