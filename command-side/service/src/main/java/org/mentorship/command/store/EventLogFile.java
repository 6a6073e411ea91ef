package org.mentorship.command.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.mentorship.command.store.sqlite.GroupCommit;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;

/** The file of the event log, with its one writer and its readers. The tables: {@link SqliteEventTableFactory}. */
public final class EventLogFile implements AutoCloseable {

    static final EventSchema SCHEMA = new EventSchema();

    private static final int READERS = 8;
    private static final String ERASURE = "PersonalDataErased";
    private static final int RECENT_EVENTS = 1_000;
    /** What tells {@code events.db} from other files. */
    public static final SqliteFile.Purpose PURPOSE = new SqliteFile.Purpose(
            "MNTE",
            1,
            StartupFailure.Code.EVENT_FILE_CORRUPT,
            "restore the data directory from a backup; the damaged files are left as they are",
            EventLogFile::createTables);

    private final SqliteFile file;
    private final HikariDataSource readers;
    private final GroupCommit writer;
    private final long size;

    private EventLogFile(SqliteFile file, HikariDataSource readers, long size) {
        this.file = file;
        this.readers = readers;
        this.size = size;
        this.writer = new GroupCommit(file);
    }

    /**
     * Opens the event log, or makes an empty one, and checks that nothing of it is damaged or missing.
     *
     * @throws StartupFailure if it is damaged, or cannot be written
     */
    public static EventLogFile open(Path path) {
        return open(path, SqliteFile.Sync.FULL);
    }

    static EventLogFile open(Path path, SqliteFile.Sync sync) {
        var file = SqliteFile.open(path, PURPOSE, sync);
        var readers = file.readers(READERS);
        try {
            return new EventLogFile(file, readers, checkedSize(file, readers));
        } catch (SQLException e) {
            readers.close();
            throw file.failure(e);
        } catch (StartupFailure e) {
            readers.close();
            throw e;
        }
    }

    private static void createTables(Connection connection) throws SQLException {
        var factory = new SqliteEventTableFactory();
        try (var events = factory.createDomainEventTable(connection, SCHEMA);
                var snapshots = factory.createSnapshotEventTable(connection, SCHEMA)) {
            events.executeUpdate();
            snapshots.executeUpdate();
        }
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE INDEX erasures ON DomainEventEntry (aggregateIdentifier)"
                    + " WHERE payloadType = '" + ERASURE + "'");
            for (var change : List.of("UPDATE", "DELETE")) {
                statement.executeUpdate("CREATE TRIGGER no_" + change + " BEFORE " + change
                        + " ON DomainEventEntry BEGIN SELECT RAISE(ABORT, 'The event log is append-only'); END");
            }
        }
    }

    static long checkedSize(SqliteFile file, DataSource readers) throws SQLException {
        try (var connection = readers.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT count(*), coalesce(max(globalIndex), 0) FROM DomainEventEntry")) {
            result.next();
            var count = result.getLong(1);
            var last = result.getLong(2);
            if (count != last) {
                throw file.damaged(count + " events are left of " + last);
            }
            return count;
        }
    }

    /** How many events the log held when it was opened. */
    public long sizeAtOpening() {
        return size;
    }

    /**
     * Refuses a log that lost its end: SQLite drops what follows the first damaged page of a write-ahead log, or all of one
     * that is gone, without a word.
     *
     * @param events how many of this log another file of the directory has seen
     * @param witness that file
     */
    void requireAtLeast(long events, Path witness) {
        if (size < events) {
            throw file.damaged(lostEnd(size, events, witness.getFileName().toString()));
        }
    }

    /** What is found of a log that another file has seen more of than there is. */
    public static String lostEnd(long events, long seen, String witness) {
        return "it ends after %d events, but %s has seen %d".formatted(events, witness, seen);
    }

    /** The latest of the recorded times of the last events; empty if there are none. */
    public Optional<Instant> lastRecordedAt() {
        return lastRecordedAt(readers);
    }

    static Optional<Instant> lastRecordedAt(DataSource readers) {
        try (var connection = readers.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT max(timeStamp) FROM (SELECT timeStamp FROM DomainEventEntry ORDER BY globalIndex DESC LIMIT "
                                + RECENT_EVENTS + ")")) {
            return result.next() ? Optional.ofNullable(result.getString(1)).map(Instant::parse) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("The event log could not be read", e);
        }
    }

    /** The streams of everybody whose personal data was erased. */
    public List<String> erasedPeople() {
        return erasedPeople(readers);
    }

    static List<String> erasedPeople(DataSource readers) {
        try (var connection = readers.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT aggregateIdentifier FROM DomainEventEntry WHERE payloadType = '" + ERASURE + "'")) {
            var people = new ArrayList<String>();
            while (result.next()) {
                people.add(result.getString(1));
            }
            return people;
        } catch (SQLException e) {
            throw new IllegalStateException("The event log could not be read", e);
        }
    }

    /** Read-only connections; what they see was committed. */
    public DataSource readers() {
        return readers;
    }

    GroupCommit writer() {
        return writer;
    }

    /** Waits for what is being written and moves the write-ahead log into the file. */
    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
