package org.mentorship.api.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What the event log's file says about itself. */
final class StoredEvents {

    private StoredEvents() {}

    /** Mean bytes of payload and metadata of the last events. */
    static int meanBytes(Path data) throws SQLException {
        return (int) number(
                data,
                "SELECT avg(length(payload) + length(metaData)) FROM"
                        + " (SELECT payload, metaData FROM DomainEventEntry ORDER BY globalIndex DESC LIMIT 1000)");
    }

    static long count(Path data) throws SQLException {
        return number(data, "SELECT coalesce(max(globalIndex), 0) FROM DomainEventEntry");
    }

    private static long number(Path data, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
