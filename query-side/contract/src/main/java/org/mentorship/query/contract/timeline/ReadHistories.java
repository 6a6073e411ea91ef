package org.mentorship.query.contract.timeline;

import java.util.List;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/**
 * Pages of the histories of streams, read from the log, in the order in which they are asked for; a stream that does not
 * exist has an empty one.
 */
public record ReadHistories(List<StreamHistory> histories) implements Query<List<Page<TimelineEntry>>> {
    public ReadHistories {
        histories = List.copyOf(histories);
    }
}
