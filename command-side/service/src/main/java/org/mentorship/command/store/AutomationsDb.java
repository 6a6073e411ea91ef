package org.mentorship.command.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.GenericTokenTableFactory;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The file of the automations: their tokens, and their to-do list in tables of their own. Whatever is done through
 * {@link #dataSource()} by Spring's JDBC support, or through {@link #connections()}, on the thread of a transaction of
 * {@link #transactions()}, is one SQLite transaction together with the token: both are on disk, or neither.
 *
 * <p>There is one connection, and a transaction holds it: a thread must not wait in its transaction for another thread
 * that needs this file.
 */
public final class AutomationsDb implements AutoCloseable {

    /** What tells {@code automations.db} from other files. */
    public static final SqliteFile.Purpose PURPOSE = new SqliteFile.Purpose(
            "MNTA",
            1,
            StartupFailure.Code.AUTOMATIONS_FILE_CORRUPT,
            "restore the data directory from a backup, so that no automation runs over history again",
            AutomationsDb::createTables);

    private static final List<String> TODO_LIST = List.of(
            """
            CREATE TABLE IF NOT EXISTS todo (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              key TEXT NOT NULL UNIQUE,
              automation TEXT NOT NULL,
              stream TEXT NOT NULL,
              due_at INTEGER,
              data TEXT NOT NULL,
              caused_by TEXT NOT NULL,
              correlation_id TEXT NOT NULL,
              attempts INTEGER NOT NULL DEFAULT 0,
              retry_at INTEGER,
              last_error TEXT
            ) STRICT""",
            "CREATE TABLE IF NOT EXISTS todo_complete (automation TEXT PRIMARY KEY) STRICT",
            "CREATE INDEX IF NOT EXISTS todo_due ON todo (due_at) WHERE due_at IS NOT NULL",
            "CREATE INDEX IF NOT EXISTS todo_stream ON todo (stream, automation)");

    private final SqliteFile file;
    private final HikariDataSource dataSource;
    private final TransactionManager transactions;
    private final ConnectionProvider connections;

    private AutomationsDb(SqliteFile file) {
        this.file = file;
        this.dataSource = file.oneByOne();
        var spring = new JdbcTransactionManager(dataSource);
        spring.setRollbackOnCommitFailure(true); // or the driver would try the commit again as it ends the transaction
        this.transactions = new SpringTransactionManager(spring);
        this.connections = new SpringDataSourceConnectionProvider(dataSource);
    }

    /**
     * Opens the file, or makes it.
     *
     * @throws StartupFailure if it is damaged, cannot be written, or is being written by another program for long
     */
    public static AutomationsDb open(Path path) {
        return open(path, SqliteFile.Sync.FULL);
    }

    static AutomationsDb open(Path path, SqliteFile.Sync sync) {
        var file = SqliteFile.open(path, PURPOSE, sync);
        try (var connection = file.connect()) {
            connection.setAutoCommit(false); // takes the write lock: nothing that comes after could start without
            createTables(connection); // an older version did not have all of them
            connection.commit();
        } catch (SQLException e) {
            throw file.failure(e);
        }
        return new AutomationsDb(file);
    }

    private static void createTables(Connection connection) throws SQLException {
        try (var tokens = GenericTokenTableFactory.INSTANCE.createTable(connection, new TokenSchema())) {
            tokens.executeUpdate();
        }
        try (var statement = connection.createStatement()) {
            for (var sql : TODO_LIST) {
                statement.executeUpdate(sql);
            }
        }
    }

    /** The connection of the transaction that is open on this thread, or one that commits each statement. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** For Axon: the same connections. */
    public ConnectionProvider connections() {
        return connections;
    }

    /** For Axon's processors, and for whoever changes several rows. */
    public TransactionManager transactions() {
        return transactions;
    }

    /** The tokens of the automations' processors. */
    public TokenStore tokenStore(Serializer serializer) {
        return new SqliteTokenStore(connections, serializer);
    }

    /** How many events of the log the automations have seen. */
    long eventsSeen(Serializer serializer) {
        try (var connection = dataSource.getConnection()) {
            return eventsSeen(connection, serializer);
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    /** The same of a file that is open elsewhere; no token is claimed. */
    public static long eventsSeen(Connection connection, Serializer serializer) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT token, tokenType FROM TokenEntry WHERE token IS NOT NULL")) {
            var seen = 0L;
            while (rows.next()) {
                TrackingToken token = serializer.deserialize(
                        new SimpleSerializedObject<>(rows.getBytes(1), byte[].class, rows.getString(2), null));
                seen = Math.max(seen, token.position().orElse(0));
            }
            return seen;
        }
    }

    @Override
    public void close() {
        dataSource.close();
        try {
            file.checkpoint();
        } catch (SQLException e) {
            throw new IllegalStateException("The write-ahead log of " + file.name() + " is left for the next start", e);
        }
    }
}
