package org.mentorship.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.EventTableFactory;

/**
 * The tables of {@code events.db}, under Axon's default names, for whoever reads the log with plain SQL.
 *
 * <p>{@code DomainEventEntry} holds one row per event and is append-only: triggers refuse to change or delete a row.
 * <table>
 *   <caption>Columns</caption>
 *   <tr><td>{@code globalIndex}</td><td>INTEGER, 1, 2, 3 … without gaps, in the order of recording; the ordinal of the log
 *       is this less one</td></tr>
 *   <tr><td>{@code eventIdentifier}</td><td>TEXT, a UUID, unique</td></tr>
 *   <tr><td>{@code aggregateIdentifier}</td><td>TEXT, the stream, {@code par_…}; unique together with the next</td></tr>
 *   <tr><td>{@code sequenceNumber}</td><td>INTEGER, 0, 1, 2 … within the stream without gaps</td></tr>
 *   <tr><td>{@code type}</td><td>TEXT, the stream's type</td></tr>
 *   <tr><td>{@code timeStamp}</td><td>TEXT, when it was recorded: ISO-8601, UTC, three decimals of the second</td></tr>
 *   <tr><td>{@code payloadType}</td><td>TEXT, the event's stable name</td></tr>
 *   <tr><td>{@code payloadRevision}</td><td>TEXT, the event's revision</td></tr>
 *   <tr><td>{@code payload}</td><td>BLOB, UTF-8 JSON of the event; protected texts are ciphertext tokens</td></tr>
 *   <tr><td>{@code metaData}</td><td>BLOB, UTF-8 JSON of the envelope: an object of strings</td></tr>
 * </table>
 *
 * <p>{@code SnapshotEventEntry} holds at most one snapshot per stream in the same columns, less {@code globalIndex}.
 */
final class SqliteEventTableFactory implements EventTableFactory {

    @Override
    public PreparedStatement createDomainEventTable(Connection connection, EventSchema schema) throws SQLException {
        return connection.prepareStatement("CREATE TABLE " + schema.domainEventTable() + " ("
                + schema.globalIndexColumn() + " INTEGER PRIMARY KEY AUTOINCREMENT, "
                + columns(schema)
                + "UNIQUE (" + schema.aggregateIdentifierColumn() + ", " + schema.sequenceNumberColumn() + "), "
                + "UNIQUE (" + schema.eventIdentifierColumn() + ")) STRICT");
    }

    @Override
    public PreparedStatement createSnapshotEventTable(Connection connection, EventSchema schema) throws SQLException {
        return connection.prepareStatement("CREATE TABLE " + schema.snapshotTable() + " ("
                + columns(schema)
                + "PRIMARY KEY (" + schema.aggregateIdentifierColumn() + ", " + schema.sequenceNumberColumn() + "), "
                + "UNIQUE (" + schema.eventIdentifierColumn() + ")) STRICT");
    }

    private static String columns(EventSchema schema) {
        return schema.eventIdentifierColumn() + " TEXT NOT NULL, "
                + schema.aggregateIdentifierColumn() + " TEXT NOT NULL, "
                + schema.sequenceNumberColumn() + " INTEGER NOT NULL, "
                + schema.typeColumn() + " TEXT, "
                + schema.timestampColumn() + " TEXT NOT NULL, "
                + schema.payloadTypeColumn() + " TEXT NOT NULL, "
                + schema.payloadRevisionColumn() + " TEXT, "
                + schema.payloadColumn() + " BLOB NOT NULL, "
                + schema.metaDataColumn() + " BLOB, ";
    }
}
