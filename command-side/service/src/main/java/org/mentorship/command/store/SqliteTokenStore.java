package org.mentorship.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;

/**
 * Axon's token store without {@code FOR UPDATE}, which SQLite does not know: a transaction has the file to itself. All
 * processes are one node, since the data directory is held by one at a time: the claim of one that was killed would else
 * keep the next from its tokens until it expires.
 */
final class SqliteTokenStore extends JdbcTokenStore {

    private static final String NODE = "embedded";

    SqliteTokenStore(ConnectionProvider connections, Serializer serializer) {
        super(JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .nodeId(NODE));
    }

    @Override
    protected PreparedStatement select(Connection connection, String processorName, int segment, boolean forUpdate)
            throws SQLException {
        return super.select(connection, processorName, segment, false);
    }
}
