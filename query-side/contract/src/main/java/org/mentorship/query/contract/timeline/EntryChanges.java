package org.mentorship.query.contract.timeline;

import java.util.List;
import java.util.Map;
import org.mentorship.query.contract.Query;

/**
 * What the events at these positions changed, derived by folding their streams; a position beyond the log has no entry.
 */
public record EntryChanges(List<Long> positions) implements Query<Map<Long, List<FieldChange>>> {
    public EntryChanges {
        positions = List.copyOf(positions);
    }
}
