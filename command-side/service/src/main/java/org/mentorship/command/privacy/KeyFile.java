package org.mentorship.command.privacy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.store.sqlite.GroupCommit;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.Unavailable;

/** Keys in a SQLite file, for one process. */
final class KeyFile implements KeyStore {

    private static final int READERS = 2;
    private static final int PAGE = 1_000;
    /** What tells the file from others. */
    static final SqliteFile.Purpose PURPOSE = new SqliteFile.Purpose(
            "MNTK",
            1,
            StartupFailure.Code.KEY_FILE_CORRUPT,
            "restore the whole directory from a backup: keys and events belong together, and an older file of keys alone lacks"
                    + " those of newer texts",
            KeyFile::createTables);

    /** Asks for the check value; no row if there are no keys yet. */
    static final String CHECK_VALUE = "SELECT value FROM wrapping_check";

    private final SqliteFile file;
    private final HikariDataSource readers;
    private final GroupCommit writer;
    private boolean wipedAtOpening;

    private KeyFile(SqliteFile file) {
        this.file = file;
        this.readers = file.readers(READERS);
        this.writer = new GroupCommit(file);
    }

    /**
     * Opens the file, or makes it.
     *
     * @param eventsExist whether events were recorded, so that their keys must be there
     * @throws StartupFailure if the file is damaged or gone
     */
    static KeyFile open(Path path, boolean eventsExist, SqliteFile.Sync sync) {
        if (eventsExist && !Files.exists(path)) {
            throw new StartupFailure(
                    StartupFailure.Code.KEY_FILE_MISSING,
                    path + " is gone, and personal and confidential texts cannot be read without it; restore the whole"
                            + " directory from a backup, not this file alone: an older one lacks the keys of newer texts");
        }
        var opened = new KeyFile(SqliteFile.open(path, PURPOSE, sync));
        try {
            // A crash may have left a destroyed key in the write-ahead log, or behind it in the file.
            opened.file.checkpoint();
            opened.wipedAtOpening = true;
            return opened;
        } catch (SQLException e) {
            if (SqliteFile.isBusy(e)) {
                return opened;
            }
            opened.close();
            throw opened.file.failure(e);
        }
    }

    /** Whether no bytes are left of keys that were destroyed before the file was opened; somebody who reads it hinders that. */
    boolean wipedAtOpening() {
        return wipedAtOpening;
    }

    /** @throws StartupFailure if somebody else reads the file: what is overwritten would then stay in it */
    void requireUnread() {
        try {
            file.touch();
            file.checkpoint();
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    private static void createTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    CREATE TABLE subject_key (
                      subject TEXT PRIMARY KEY NOT NULL,
                      wrapped BLOB -- NULL: destroyed, for ever
                    ) STRICT""");
            statement.executeUpdate(
                    "CREATE TABLE wrapping_check (id INTEGER PRIMARY KEY CHECK (id = 1), value BLOB NOT NULL) STRICT");
        }
    }

    @Override
    public byte @Nullable [] checkValue() {
        try (var connection = readers.getConnection()) {
            return checkValue(connection);
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    static byte @Nullable [] checkValue(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(CHECK_VALUE)) {
            return result.next() ? result.getBytes(1) : null;
        }
    }

    @Override
    public void storeCheckValue(byte[] value) {
        writer.commit(connection -> {
            try (var statement = connection.prepareStatement("INSERT INTO wrapping_check VALUES (1, ?)")) {
                statement.setBytes(1, value);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public @Nullable Stored find(String subject) {
        try (var connection = readers.getConnection()) {
            return select(connection, subject);
        } catch (SQLException e) {
            throw new Unavailable("The key of " + subject + " could not be read", e);
        }
    }

    private static @Nullable Stored select(Connection connection, String subject) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT wrapped FROM subject_key WHERE subject = ?")) {
            statement.setString(1, subject);
            try (var result = statement.executeQuery()) {
                return result.next() ? new Stored(result.getBytes(1)) : null;
            }
        }
    }

    @Override
    public Stored putIfAbsent(String subject, byte[] wrapped) {
        return writer.commit(connection -> {
            try (var statement =
                    connection.prepareStatement("INSERT INTO subject_key VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                statement.setString(1, subject);
                statement.setBytes(2, wrapped);
                statement.executeUpdate();
            }
            var stored = select(connection, subject);
            if (stored == null) {
                throw new SQLException("The key of " + subject + " was not stored");
            }
            return stored;
        });
    }

    @Override
    public void destroy(String subject) {
        var stored = find(subject);
        if (stored == null || stored.wrapped() != null) {
            writer.commit(connection -> overwrite(connection, subject));
        }
    }

    /** What was overwritten is in the write-ahead log, or behind it in the file, as long as somebody reads an older state. */
    @Override
    public boolean wipe() {
        try {
            return file.checkpointAtOnce();
        } catch (SQLException e) {
            throw new Unavailable("The write-ahead log of " + file.name() + " could not be emptied", e);
        }
    }

    private static int overwrite(Connection connection, String subject) throws SQLException {
        try (var statement = connection.prepareStatement(
                "INSERT INTO subject_key VALUES (?, NULL) ON CONFLICT (subject) DO UPDATE SET wrapped = NULL")) {
            statement.setString(1, subject);
            return statement.executeUpdate();
        }
    }

    @Override
    public long count() {
        try (var connection = readers.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(wrapped) FROM subject_key")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    /** In one transaction: a file never has keys of both kinds. */
    @Override
    public void rewrap(Rewrapping rewrapping, byte[] checkValue, LongConsumer seen) {
        writer.commit(connection -> {
            for (var page = page(connection, ""); !page.isEmpty(); page = page(connection, page.lastKey())) {
                for (var row : page.entrySet()) {
                    var changed = rewrapping.of(row.getKey(), row.getValue());
                    if (changed != null) {
                        replace(connection, row.getKey(), changed);
                    }
                }
                seen.accept(page.size());
            }
            try (var statement = connection.prepareStatement("UPDATE wrapping_check SET value = ?")) {
                statement.setBytes(1, checkValue);
                return statement.executeUpdate();
            }
        });
        try {
            file.vacuum();
            file.checkpoint();
        } catch (SQLException e) {
            throw file.failure(e);
        }
    }

    private static TreeMap<String, byte[]> page(Connection connection, String after) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT subject, wrapped FROM subject_key"
                + " WHERE subject > ? AND wrapped IS NOT NULL ORDER BY subject LIMIT " + PAGE)) {
            statement.setString(1, after);
            try (var result = statement.executeQuery()) {
                var page = new TreeMap<String, byte[]>();
                while (result.next()) {
                    page.put(result.getString(1), result.getBytes(2));
                }
                return page;
            }
        }
    }

    private static void replace(Connection connection, String subject, byte[] wrapped) throws SQLException {
        try (var statement = connection.prepareStatement("UPDATE subject_key SET wrapped = ? WHERE subject = ?")) {
            statement.setBytes(1, wrapped);
            statement.setString(2, subject);
            statement.executeUpdate();
        }
    }

    @Override
    public Optional<String> writeFailure() {
        return writer.failure();
    }

    /** Waits for what is being written. */
    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
