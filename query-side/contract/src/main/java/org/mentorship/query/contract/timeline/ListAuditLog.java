package org.mentorship.query.contract.timeline;

import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/**
 * Events of the whole log that match, in the order of the log; first 1–100.
 *
 * @param after a cursor, see {@link #cursorAfter} for one made from a position
 */
public record ListAuditLog(
        AuditFilter filter, int first, @Nullable String after) implements Query<Page<TimelineEntry>> {

    /** The cursor that continues after a position of the log; −1 for the start. */
    public static String cursorAfter(long position) {
        return PositionCursor.of(position);
    }
}
