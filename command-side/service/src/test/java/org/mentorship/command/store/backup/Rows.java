package org.mentorship.command.store.backup;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The rows of an event log as they are on disk. */
final class Rows {

    private Rows() {}

    /** All columns of every event, in order. */
    static List<String> of(Path data) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("events.db"));
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT * FROM DomainEventEntry ORDER BY globalIndex")) {
            var rows = new ArrayList<String>();
            var columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new StringBuilder();
                for (var column = 1; column <= columns; column++) {
                    var value = result.getObject(column);
                    row.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
                            .append('|');
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }
}
