package org.mentorship.command.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mentorship.contract.OwnerOnly;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.Synced;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One SQLite file of the data directory: write-ahead log, by default {@code synchronous=FULL}, transactions that take the write lock
 * when they begin. A new file comes to be in one step, with its tables, so that an empty file is never a valid one.
 */
public final class SqliteFile {

    /** When a commit is answered. */
    public enum Sync {
        /** Once it is on disk. */
        FULL,
        /** Once the operating system has it; a loss of power may damage the file. */
        OFF
    }

    /** Makes the tables of a new file. */
    @FunctionalInterface
    public interface Tables {
        void create(Connection connection) throws SQLException;
    }

    /**
     * What a file is for.
     *
     * @param applicationId four ASCII letters, kept in the file's header: tells it from any other SQLite file
     * @param version of the tables; a file of a higher one is refused
     * @param whenDamaged the code of the startup failure
     * @param remedy what to do about a damaged file; ends the message
     */
    public record Purpose(
            String applicationId, int version, StartupFailure.Code whenDamaged, String remedy, Tables tables) {

        int applicationNumber() {
            var number = 0;
            for (var letter : applicationId.toCharArray()) {
                number = number << Byte.SIZE | letter;
            }
            return number;
        }
    }

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;
    private static final int WAL_SIZE_LIMIT_BYTES = 64 << 20;

    private final Path path;
    private final Purpose purpose;
    private final Sync sync;

    private SqliteFile(Path path, Purpose purpose, Sync sync) {
        this.path = path;
        this.purpose = purpose;
        this.sync = sync;
    }

    /**
     * Opens a file, or makes it, and checks all of it: the time this takes grows with the file, about a second per
     * gigabyte.
     *
     * @throws StartupFailure if it is damaged, is not what it should be, or cannot be written
     */
    public static SqliteFile open(Path path, Purpose purpose, Sync sync) {
        var file = new SqliteFile(path, purpose, sync);
        try {
            if (!Files.exists(path)) {
                file.create();
            }
            file.check(source(file.writing(), path));
        } catch (SQLException e) {
            throw file.failure(e);
        } catch (IOException e) {
            throw file.notWritable(e);
        }
        return file;
    }

    /**
     * Opens a file that is there, to be read only, and checks all of it. Nothing of it is changed, also where a process that
     * was killed has left something in the write-ahead log.
     *
     * @throws StartupFailure if it is damaged, or is not what it should be
     */
    public static SqliteFile openReadOnly(Path path, Purpose purpose) {
        var file = new SqliteFile(path, purpose, Sync.FULL);
        try {
            file.check(source(reading(), path));
        } catch (SQLException e) {
            throw file.failure(e);
        } catch (IOException e) {
            throw file.notWritable(e);
        }
        return file;
    }

    /** A file that is there, neither made nor checked; it may be in use by another process. */
    public static SqliteFile existing(Path path, Purpose purpose) {
        return new SqliteFile(path, purpose, Sync.FULL);
    }

    /**
     * Checks all of a copy of this file, which nobody has open, without a trace beside it.
     *
     * @return what is wrong with it; empty if it is whole
     * @throws StartupFailure FILE_VERSION_UNKNOWN if a newer version of the service wrote it
     */
    public Optional<String> findingIn(Path copy) {
        try (var connection = immutable(copy)) {
            return finding(connection, "PRAGMA integrity_check(1)");
        } catch (SQLException e) {
            return Optional.of(oneLine(e));
        }
    }

    /** A connection to a file that nobody changes: it takes no locks and leaves no files beside it. */
    public static Connection immutable(Path path) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path.toUri() + "?immutable=1");
        return source.getConnection();
    }

    /**
     * What the file holds now, whatever is written meanwhile.
     *
     * @throws StartupFailure if it cannot be read
     */
    public Snapshot snapshot() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        try {
            return Snapshot.of(this, source(config, path).getConnection());
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The file's name, for messages. */
    public String name() {
        return path.getFileName().toString();
    }

    /** A connection that may write; there should be one at a time. */
    public Connection connect() throws SQLException {
        return source(writing(), path).getConnection();
    }

    /**
     * Moves the write-ahead log into the file and empties it, once nobody reads an older state.
     *
     * @throws SQLException if that failed, or somebody still read after the busy timeout
     */
    public void checkpoint() throws SQLException {
        if (!checkpoint(writing())) {
            throw new SQLiteException("Somebody reads an older state of " + name(), SQLiteErrorCode.SQLITE_BUSY);
        }
    }

    /**
     * The same, but waits for nobody.
     *
     * @return whether it is done; not if somebody reads or writes just now
     */
    public boolean checkpointAtOnce() throws SQLException {
        var config = writing();
        config.setBusyTimeout(0);
        return checkpoint(config);
    }

    private boolean checkpoint(SQLiteConfig config) throws SQLException {
        try (var connection = source(config, path).getConnection()) {
            return number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
    }

    /** Writes the file anew, without the pages and bytes that nothing in it needs. */
    public void vacuum() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("VACUUM");
        }
    }

    /** Writes a page as it is: who reads now reads an older state from then on, and lets no {@link #checkpoint()} end. */
    public void touch() throws SQLException {
        try (var connection = connect()) {
            touch(connection);
        }
    }

    /** Writes a page as it is, in the transaction that is open: tells whether the file takes writes, and changes nothing. */
    void touch(Connection connection) throws SQLException {
        var version = number(connection, "PRAGMA user_version");
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = " + version);
        }
    }

    /** A few connections that never write and never wait for the writer. */
    public HikariDataSource readers(int most) {
        var pool = pool("readers of " + name(), source(reading(), path), most);
        pool.setReadOnly(true);
        return new HikariDataSource(pool);
    }

    private static SQLiteConfig reading() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        return config;
    }

    /** One connection, lent to one user after the other, for files that have no writer of their own. */
    public HikariDataSource oneByOne() {
        return new OneConnection(pool("users of " + name(), source(writing(), path), 1));
    }

    private static HikariConfig pool(String name, SQLiteDataSource source, int most) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(1);
        pool.setMaxLifetime(0);
        return pool;
    }

    private SQLiteConfig writing() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(
                switch (sync) {
                    case FULL -> SQLiteConfig.SynchronousMode.FULL;
                    case OFF -> SQLiteConfig.SynchronousMode.OFF;
                });
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true"); // a destroyed key leaves no bytes behind
        config.setJournalSizeLimit(WAL_SIZE_LIMIT_BYTES);
        return config;
    }

    private static SQLiteDataSource source(SQLiteConfig config, Path path) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        return source;
    }

    /** Complete and synced under another name first, which spares a sync for each statement. */
    private void create() throws SQLException, IOException {
        var unfinished = path.resolveSibling(name() + ".new");
        for (var left : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(path.resolveSibling(unfinished.getFileName() + left));
        }
        var config = writing();
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setApplicationId(purpose.applicationNumber());
        config.setUserVersion(purpose.version());
        Files.createFile(unfinished, OwnerOnly.file(unfinished)); // what SQLite makes beside it is for the same people
        try (var connection = source(config, unfinished).getConnection()) {
            purpose.tables().create(connection);
        }
        Synced.file(unfinished);
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        Synced.entries(path.toAbsolutePath().resolveSibling(""));
    }

    private void check(SQLiteDataSource source) throws SQLException, IOException {
        var size = Files.size(path);
        if (size == 0) {
            throw damaged("it is empty");
        }
        var complete = !hasWriteAheadLog();
        try (var connection = source.getConnection()) {
            if (complete
                    && number(connection, "PRAGMA application_id") == purpose.applicationNumber()
                    && size % number(connection, "PRAGMA page_size") != 0) {
                throw damaged("its last page is cut off"); // SQLite would read on with zeros
            }
            var finding = finding(connection, "PRAGMA quick_check(1)");
            if (finding.isPresent()) {
                throw damaged(finding.get());
            }
        }
    }

    /** Whether the last process was cut short: pages may then be missing here that are there. */
    private boolean hasWriteAheadLog() throws IOException {
        var log = path.resolveSibling(name() + "-wal");
        return Files.exists(log) && Files.size(log) > 0;
    }

    private Optional<String> finding(Connection connection, String check) throws SQLException {
        if (number(connection, "PRAGMA application_id") != purpose.applicationNumber()) {
            return Optional.of("it is not a file of this service");
        }
        if (number(connection, "PRAGMA user_version") > purpose.version()) {
            throw new StartupFailure(
                    StartupFailure.Code.FILE_VERSION_UNKNOWN,
                    path + " was written by a newer version of the service; start that version or a later one");
        }
        return Optional.of(text(connection, check)).filter(finding -> !finding.equals("ok"));
    }

    /** The startup failure for a file that was found damaged. */
    public StartupFailure damaged(String finding) {
        return new StartupFailure(purpose.whenDamaged(), damage(finding));
    }

    /** The startup failure that an error of SQLite means. */
    public StartupFailure failure(SQLException e) {
        return switch (primaryCode(e)) {
            case SQLITE_IOERR -> diskError(e);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_FULL -> notWritable(e);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new StartupFailure(
                        StartupFailure.Code.DATA_DIR_IN_USE,
                        path
                                + " is in use by another program, such as one that takes a copy of it; once that has ended, do the"
                                + " same again",
                        e);
            default -> new StartupFailure(purpose.whenDamaged(), damage(oneLine(e)), e);
        };
    }

    /** Not damage: what the disk cannot give now may be there, and a backup would take the place of something newer. */
    private StartupFailure diskError(SQLException e) {
        return new StartupFailure(
                StartupFailure.Code.DISK_ERROR,
                path + " cannot be read or written: the disk or its file system reports an error (" + oneLine(e)
                        + "); mend that, or move the data directory to another disk, and start again",
                e);
    }

    private StartupFailure notWritable(Exception e) {
        return new StartupFailure(
                StartupFailure.Code.DATA_DIR_NOT_WRITABLE,
                path + " cannot be written (" + oneLine(e)
                        + "); give the service's user write access and free space there, or name another directory",
                e);
    }

    private String damage(String finding) {
        return path + " is damaged (" + finding + "); " + purpose.remedy();
    }

    /** Whether somebody else only has to let go of the file. */
    public static boolean isBusy(SQLException e) {
        return switch (primaryCode(e)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> true;
            default -> false;
        };
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    static SQLiteErrorCode primaryCode(SQLException e) {
        return e instanceof SQLiteException sqlite
                ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1)).lines().findFirst().orElse("");
        }
    }
}
