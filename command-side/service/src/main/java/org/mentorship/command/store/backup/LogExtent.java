package org.mentorship.command.store.backup;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.store.sqlite.SqliteFile;

/**
 * How far a copy of an event log reaches.
 *
 * @param events how many there are
 * @param last the highest number of one; the same, if none is missing
 * @param lastRecordedAt of that one; null if there is none
 */
record LogExtent(long events, long last, @Nullable Instant lastRecordedAt) {

    private static final String EXTENT = """
            SELECT (SELECT count(*) FROM DomainEventEntry) AS events, coalesce(max(globalIndex), 0) AS last,
              (SELECT timeStamp FROM DomainEventEntry ORDER BY globalIndex DESC LIMIT 1) AS lastRecordedAt
            FROM DomainEventEntry""";

    /** Of a file that nobody has open. */
    static LogExtent of(Path events) throws SQLException {
        try (var connection = SqliteFile.immutable(events);
                var statement = connection.createStatement();
                var result = statement.executeQuery(EXTENT)) {
            result.next();
            var recorded = result.getString("lastRecordedAt");
            return new LogExtent(
                    result.getLong("events"),
                    result.getLong("last"),
                    recorded == null ? null : Instant.parse(recorded));
        }
    }

    boolean hasGaps() {
        return events != last;
    }
}
