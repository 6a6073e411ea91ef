package org.mentorship.query.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.mentorship.contract.stored.EventJson;
import org.mentorship.contract.stored.EventTypes;
import org.mentorship.query.fold.LoggedEvent;

/** A file as the embedded event store makes it, written row by row. */
public final class EventFile implements AutoCloseable {

    /** The tables of Axon's JDBC event store, as the write side makes them. */
    static final List<String> TABLES =
            List.of("CREATE TABLE IF NOT EXISTS DomainEventEntry (globalIndex INTEGER PRIMARY KEY AUTOINCREMENT,"
                    + " eventIdentifier TEXT NOT NULL, aggregateIdentifier TEXT NOT NULL, sequenceNumber INTEGER NOT NULL,"
                    + " type TEXT, timeStamp TEXT NOT NULL, payloadType TEXT NOT NULL, payloadRevision TEXT,"
                    + " payload BLOB NOT NULL, metaData BLOB, UNIQUE (aggregateIdentifier, sequenceNumber),"
                    + " UNIQUE (eventIdentifier))");

    private static final String INSERT = "INSERT INTO DomainEventEntry (eventIdentifier, aggregateIdentifier,"
            + " sequenceNumber, type, timeStamp, payloadType, payloadRevision, payload, metaData)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;

    private EventFile(Connection connection) {
        this.connection = connection;
    }

    public static EventFile create(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            for (var table : TABLES) {
                statement.execute(table);
            }
        }
        return new EventFile(connection);
    }

    public EventFile append(Collection<LoggedEvent> events) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var event : events) {
                var type = event.event().getClass();
                insert.setString(1, event.recorded().eventId());
                insert.setString(2, event.stream());
                insert.setLong(3, event.sequence());
                insert.setString(4, event.recorded().streamType());
                insert.setString(5, DateTimeUtils.formatInstant(event.recorded().at()));
                insert.setString(6, EventTypes.nameOf(type));
                insert.setString(7, EventTypes.revisionOf(type));
                insert.setBytes(8, json(event.event()));
                insert.setBytes(9, json(event.recorded().envelope().toMetadata()));
                insert.executeUpdate();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return this;
    }

    /** Appends an event of a type that nobody knows. */
    public EventFile appendUnknown(String stream, String payloadType) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, "event-" + stream);
            insert.setString(2, stream);
            insert.setLong(3, 0);
            insert.setString(4, "Mentorship");
            insert.setString(5, DateTimeUtils.formatInstant(Story.START));
            insert.setString(6, payloadType);
            insert.setString(7, "1");
            insert.setBytes(8, "{}".getBytes(StandardCharsets.UTF_8));
            insert.setBytes(9, json(Story.coordinator(0).toMetadata()));
            insert.executeUpdate();
        }
        return this;
    }

    /** Gives a stored event another type, as if a later version had written it. */
    public void retype(long position, String payloadType) throws SQLException {
        try (var update =
                connection.prepareStatement("UPDATE DomainEventEntry SET payloadType = ? WHERE globalIndex = ?")) {
            update.setString(1, payloadType);
            update.setLong(2, position + 1);
            update.executeUpdate();
        }
    }

    private static byte[] json(Object value) {
        try {
            return EventJson.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
