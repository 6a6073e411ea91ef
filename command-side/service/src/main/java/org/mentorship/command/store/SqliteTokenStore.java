package org.mentorship.command.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;

/** Axon's token store without {@code FOR UPDATE}, which SQLite does not know: a transaction has the file to itself. */
final class SqliteTokenStore extends JdbcTokenStore {

    SqliteTokenStore(ConnectionProvider connections, Serializer serializer) {
        super(JdbcTokenStore.builder().connectionProvider(connections).serializer(serializer));
    }

    @Override
    protected PreparedStatement select(Connection connection, String processorName, int segment, boolean forUpdate)
            throws SQLException {
        return super.select(connection, processorName, segment, false);
    }
}
