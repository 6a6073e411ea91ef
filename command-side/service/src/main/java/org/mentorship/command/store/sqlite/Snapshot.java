package org.mentorship.command.store.sqlite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * What an SQLite file held when this was opened, seen through one read transaction: writers go on beside it, also those
 * of other processes. As long as it is open, the write-ahead log cannot be emptied, so it grows by what is written.
 */
public final class Snapshot implements AutoCloseable {

    /** 4 MiB of the usual pages: often enough for progress, seldom enough to cost nothing. */
    private static final int PAGES_PER_STEP = 1_024;

    private final SqliteFile file;
    private final Connection connection;
    private final long pageSize;
    private final long bytes;

    private Snapshot(SqliteFile file, Connection connection, long pageSize, long bytes) {
        this.file = file;
        this.connection = connection;
        this.pageSize = pageSize;
        this.bytes = bytes;
    }

    /** Takes the connection, and closes it if the file cannot be read. */
    static Snapshot of(SqliteFile file, Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(false);
            // the transaction sees what was there at its first read, not at its beginning
            SqliteFile.number(connection, "SELECT count(*) FROM sqlite_schema");
            var pageSize = SqliteFile.number(connection, "PRAGMA page_size");
            return new Snapshot(
                    file, connection, pageSize, pageSize * SqliteFile.number(connection, "PRAGMA page_count"));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** How long a copy is. */
    public long bytes() {
        return bytes;
    }

    /** The one number that a query answers with. */
    public long number(String sql) {
        try {
            return SqliteFile.number(connection, sql);
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    /** The bytes that a query answers with; null if it finds no row. */
    public byte @Nullable [] bytes(String sql) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? result.getBytes(1) : null;
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    /**
     * Copies the file page by page, by SQLite's online backup. As the transaction is open already, the backup neither
     * waits for writers nor begins anew when one commits.
     *
     * @param target an empty file, or none
     * @param copied is told the bytes that are copied, more each time
     * @throws IOException if the copy cannot be written
     * @throws org.mentorship.contract.StartupFailure if the source cannot be read
     */
    public void copyTo(Path target, LongConsumer copied) throws IOException {
        try {
            var code = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup(
                            "main",
                            target.toString(),
                            (left, pages) -> copied.accept((pages - left) * pageSize),
                            0,
                            0,
                            PAGES_PER_STEP);
            refuse(SQLiteErrorCode.getErrorCode(code & 0xff), target);
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    private void refuse(SQLiteErrorCode code, Path target) throws IOException {
        switch (code) {
            case SQLITE_OK -> {}
            case SQLITE_CORRUPT, SQLITE_NOTADB -> throw file.damaged(code.message);
            default -> throw new FileSystemException(target.toString(), null, code.message);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }
}
