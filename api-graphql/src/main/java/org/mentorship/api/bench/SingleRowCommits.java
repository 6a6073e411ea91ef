package org.mentorship.api.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;

/**
 * The baseline of durable writes: one thread that commits one row after the other to an SQLite file with the settings of
 * the event log (WAL, {@code synchronous=FULL}), by a prepared statement, into a table without further indexes.
 */
final class SingleRowCommits implements AutoCloseable {

    private static final long SEED = 7;

    private final Connection connection;
    private final PreparedStatement insert;
    private final byte[] payload;
    private long sequence;

    /**
     * @param file a new file, on the file system of the event log
     * @param bytes payload of each row
     */
    SingleRowCommits(Path file, int bytes) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, stream TEXT NOT NULL,"
                    + " sequence INTEGER NOT NULL, payload BLOB NOT NULL)");
        }
        insert = connection.prepareStatement("INSERT INTO event (stream, sequence, payload) VALUES (?, ?, ?)");
        payload = new byte[bytes];
        new Random(SEED).nextBytes(payload);
    }

    /** Commits per second, over some time. */
    double rate(Duration time) throws SQLException {
        var commits = 0;
        var start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            insert.setString(1, "mnt_baseline");
            insert.setLong(2, sequence++);
            insert.setBytes(3, payload);
            insert.executeUpdate();
            commits++;
        }
        return commits / InTurn.secondsSince(start);
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        connection.close();
    }
}
