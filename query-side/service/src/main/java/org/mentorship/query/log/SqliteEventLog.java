package org.mentorship.query.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.log.StoredEvent;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * Reads Axon's JDBC event table in a SQLite file, on read-only connections beside the writer (WAL). The table's
 * {@code globalIndex} counts from 1 and has no gaps, since a rolled-back append takes no number; so position =
 * globalIndex − 1. The file is opened when it is first read; until the writer has made it, the log is empty.
 */
public final class SqliteEventLog implements EventLog {

    private static final String COLUMNS =
            "SELECT globalIndex, eventIdentifier, aggregateIdentifier, type, sequenceNumber,"
                    + " payloadType, payloadRevision, timeStamp, payload, metaData FROM DomainEventEntry ";
    private static final String HEAD = "SELECT MAX(globalIndex) FROM DomainEventEntry";
    private static final String PAGE = COLUMNS + "WHERE globalIndex >= ? ORDER BY globalIndex LIMIT ?";
    private static final String ONE = COLUMNS + "WHERE globalIndex = ?";
    private static final String STREAM =
            COLUMNS + "WHERE aggregateIdentifier = ? AND sequenceNumber >= ? ORDER BY sequenceNumber LIMIT ?";
    private static final String SEQUENCE_AT =
            "SELECT MIN(sequenceNumber) FROM DomainEventEntry" + " WHERE aggregateIdentifier = ? AND globalIndex >= ?";
    private static final String POSITIONS = "SELECT globalIndex FROM DomainEventEntry"
            + " WHERE aggregateIdentifier = ? AND sequenceNumber >= ? ORDER BY sequenceNumber LIMIT ?";
    private static final int BUSY_TIMEOUT_MS = 10_000;
    private static final long FIRST_INDEX = 1;

    private final Path file;
    private final ConcurrentLinkedDeque<Reader> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    public SqliteEventLog(Path file) {
        this.file = file;
    }

    @Override
    public long head() {
        return with(-1L, reader -> {
            try (var row = reader.query(HEAD).executeQuery()) {
                row.next();
                return row.getLong(1) - FIRST_INDEX;
            }
        });
    }

    @Override
    public List<StoredEvent> read(long from, int limit) {
        return with(List.of(), reader -> {
            var page = reader.query(PAGE);
            page.setLong(1, from + FIRST_INDEX);
            page.setInt(2, limit);
            return events(page);
        });
    }

    @Override
    public List<StoredEvent> at(Collection<Long> positions) {
        return with(List.of(), reader -> {
            var events = new ArrayList<StoredEvent>(positions.size());
            var one = reader.query(ONE);
            for (long position : new TreeSet<>(positions)) {
                one.setLong(1, position + FIRST_INDEX);
                events.addAll(events(one));
            }
            return events;
        });
    }

    @Override
    public List<StoredEvent> stream(String stream, long fromSequence, int limit) {
        return with(List.of(), reader -> {
            var page = reader.query(STREAM);
            page.setString(1, stream);
            page.setLong(2, fromSequence);
            page.setInt(3, limit);
            return events(page);
        });
    }

    @Override
    public boolean locatesStreams() {
        return true;
    }

    /** The writer is in the same process, and tells. */
    @Override
    public Optional<AutoCloseable> follow(Runnable whenMore) {
        return Optional.empty();
    }

    @Override
    public List<Long> positions(String stream, long from, int limit) {
        return with(List.of(), reader -> {
            var sequence = sequenceAt(reader, stream, from);
            return sequence.isEmpty() ? List.of() : positionsFrom(reader, stream, sequence.getAsLong(), limit);
        });
    }

    @Override
    public void close() {
        closed = true;
        for (var reader = idle.poll(); reader != null; reader = idle.poll()) {
            reader.close();
        }
    }

    private static OptionalLong sequenceAt(Reader reader, String stream, long from) throws SQLException {
        var query = reader.query(SEQUENCE_AT);
        query.setString(1, stream);
        query.setLong(2, from + FIRST_INDEX);
        try (var row = query.executeQuery()) {
            row.next();
            var sequence = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(sequence);
        }
    }

    private static List<Long> positionsFrom(Reader reader, String stream, long sequence, int limit)
            throws SQLException {
        var query = reader.query(POSITIONS);
        query.setString(1, stream);
        query.setLong(2, sequence);
        query.setInt(3, limit);
        var positions = new ArrayList<Long>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                positions.add(rows.getLong(1) - FIRST_INDEX);
            }
        }
        return positions;
    }

    private static List<StoredEvent> events(PreparedStatement query) throws SQLException {
        var events = new ArrayList<StoredEvent>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                events.add(event(rows));
            }
        }
        return events;
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1) - FIRST_INDEX,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                Instant.parse(row.getString(8)),
                row.getBytes(9),
                row.getBytes(10));
    }

    private <T> T with(T ifEmpty, Work<T> work) {
        var reader = idle.poll();
        var healthy = false;
        try {
            if (reader == null) {
                reader = open();
            }
            if (reader == null) {
                return ifEmpty;
            }
            var result = work.apply(reader);
            healthy = true;
            return result;
        } catch (SQLException e) {
            throw new EventLogUnavailable("Cannot read the event log " + file.getFileName() + ": " + e.getMessage(), e);
        } finally {
            giveBack(reader, healthy);
        }
    }

    private void giveBack(@Nullable Reader reader, boolean healthy) {
        if (reader == null) {
            return;
        }
        if (healthy && !closed) {
            idle.push(reader);
        } else {
            reader.close();
        }
    }

    private @Nullable Reader open() throws SQLException {
        if (closed) {
            throw new SQLException("the log was closed");
        }
        if (!Files.exists(file)) {
            return null;
        }
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.READONLY);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        var reader = new Reader(DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties()));
        if (reader.hasTable()) {
            return reader;
        }
        reader.close();
        return null;
    }

    @FunctionalInterface
    private interface Work<T> {
        T apply(Reader reader) throws SQLException;
    }

    /** A connection with its prepared statements; used by one thread at a time. */
    private static final class Reader implements AutoCloseable {

        private final Connection connection;
        private final Map<String, PreparedStatement> statements = new HashMap<>();

        Reader(Connection connection) {
            this.connection = connection;
        }

        PreparedStatement query(String sql) throws SQLException {
            var statement = statements.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                statements.put(sql, statement);
            }
            return statement;
        }

        boolean hasTable() throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'DomainEventEntry'")) {
                return row.next();
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new EventLogUnavailable("Cannot close the event log: " + e.getMessage(), e);
            }
        }
    }
}
