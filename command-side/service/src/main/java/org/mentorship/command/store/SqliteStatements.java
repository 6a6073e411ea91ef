package org.mentorship.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What Axon's JDBC engine needs to be told about SQLite. The driver refuses to read NULL as a {@code Long}, so each
 * statement that asks for one number answers with a number or with no row.
 */
final class SqliteStatements {

    private static final int BATCH_SIZE = 500;

    private SqliteStatements() {}

    static JdbcEventStorageEngine.Builder in(JdbcEventStorageEngine.Builder builder) {
        return builder.batchSize(BATCH_SIZE)
                // sequence numbers have no gaps, so a batch that is not full is the last
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH_SIZE)
                // one writer, and a write that is undone takes no global index: there are no gaps to look for
                .extendedGapCheckEnabled(false)
                .persistenceExceptionResolver(SqliteStatements::isTaken)
                .createTailToken(SqliteStatements::tail)
                .createHeadToken(SqliteStatements::head)
                .createTokenAt(SqliteStatements::at)
                .lastSequenceNumberFor(SqliteStatements::lastSequenceNumber);
    }

    private static PreparedStatement tail(Connection connection, EventSchema schema) throws SQLException {
        return connection.prepareStatement(
                "SELECT coalesce(min(" + schema.globalIndexColumn() + ") - 1, 0) FROM " + schema.domainEventTable());
    }

    private static PreparedStatement head(Connection connection, EventSchema schema) throws SQLException {
        return connection.prepareStatement(
                "SELECT coalesce(max(" + schema.globalIndexColumn() + "), 0) FROM " + schema.domainEventTable());
    }

    private static PreparedStatement at(Connection connection, EventSchema schema, Instant instant)
            throws SQLException {
        var index = schema.globalIndexColumn();
        var from = " FROM " + schema.domainEventTable();
        var statement = connection.prepareStatement("SELECT coalesce((SELECT min(" + index + ") - 1" + from + " WHERE "
                + schema.timestampColumn() + " >= ?), (SELECT max(" + index + ")" + from + "), 0)");
        statement.setString(1, DateTimeUtils.formatInstant(instant));
        return statement;
    }

    private static PreparedStatement lastSequenceNumber(Connection connection, EventSchema schema, String stream)
            throws SQLException {
        var statement = connection.prepareStatement("SELECT " + schema.sequenceNumberColumn() + " FROM "
                + schema.domainEventTable() + " WHERE " + schema.aggregateIdentifierColumn() + " = ? ORDER BY "
                + schema.sequenceNumberColumn() + " DESC LIMIT 1");
        statement.setString(1, stream);
        return statement;
    }

    private static boolean isTaken(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY;
            }
        }
        return false;
    }
}
