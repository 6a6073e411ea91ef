package org.mentorship.command.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.store.sqlite.GroupCommit;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.Unavailable;

/**
 * One key per subject (a participant or a mentorship), in a file apart from the event log, wrapped by the
 * {@link KeyEncryptionKey}. A key is on disk before it is first used. A destroyed key leaves its subject's name behind, so
 * that the subject never gets another one.
 */
public final class SubjectKeys implements AutoCloseable {

    private static final int CACHED_KEYS = 4_096;
    private static final int READERS = 2;
    private static final String CHECK = "key-encryption-key check";
    /** What tells {@code keys.db} from other files. */
    public static final SqliteFile.Purpose PURPOSE = new SqliteFile.Purpose(
            "MNTK",
            1,
            StartupFailure.Code.KEY_FILE_CORRUPT,
            "restore it from a backup: without it, the texts it protects cannot be read",
            SubjectKeys::createTables);

    private final SqliteFile file;
    private final KeyEncryptionKey wrapping;
    private final HikariDataSource readers;
    private final GroupCommit writer;
    private final Cache<String, State> cache =
            Caffeine.newBuilder().maximumSize(CACHED_KEYS).build();
    /** Keys that are to be destroyed are dead from that moment on, even if the disk refuses to destroy them yet. */
    private final Set<String> doomed = ConcurrentHashMap.newKeySet();
    /** Subjects whose texts were asked for, and whose key is not in the file. */
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    /** A key that is being read (shared) cannot slip into the cache behind its destruction (exclusive). */
    private final ReadWriteLock destruction = new ReentrantReadWriteLock();

    private SubjectKeys(SqliteFile file, KeyEncryptionKey wrapping, HikariDataSource readers) {
        this.file = file;
        this.wrapping = wrapping;
        this.readers = readers;
        this.writer = new GroupCommit(file);
    }

    /**
     * Opens the keys, or makes an empty file of them.
     *
     * @param given the value of {@link KeyEncryptionKey#VARIABLE}, if set
     * @param eventsExist whether events were recorded, so that their keys must be there
     * @throws StartupFailure if the keys, or the key that opens them, are damaged or gone
     */
    public static SubjectKeys open(Path file, Path wrappingKeyFile, @Nullable String given, boolean eventsExist) {
        return open(file, wrappingKeyFile, given, eventsExist, SqliteFile.Sync.FULL);
    }

    /** The same, where what is written need not be on disk at once. */
    public static SubjectKeys open(
            Path file, Path wrappingKeyFile, @Nullable String given, boolean eventsExist, SqliteFile.Sync sync) {
        if (eventsExist && !Files.exists(file)) {
            throw new StartupFailure(
                    StartupFailure.Code.KEY_FILE_MISSING,
                    file + " is gone, and personal and confidential texts cannot be read without it; restore it from a"
                            + " backup");
        }
        var keys = SqliteFile.open(file, PURPOSE, sync);
        var readers = keys.readers(READERS);
        try {
            var check = checkValue(readers);
            var wrapping = KeyEncryptionKey.load(given, wrappingKeyFile, check == null);
            if (check != null) {
                verify(wrapping, check, file);
            }
            var opened = new SubjectKeys(keys, wrapping, readers);
            if (check == null) {
                opened.writer.commit(connection -> storeCheckValue(connection, wrapping));
            }
            keys.checkpoint(); // a crash may have left a destroyed key in the write-ahead log
            return opened;
        } catch (SQLException e) {
            readers.close();
            throw keys.failure(e);
        } catch (RuntimeException e) {
            readers.close();
            throw e;
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

    private static byte @Nullable [] checkValue(HikariDataSource readers) throws SQLException {
        try (var connection = readers.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT value FROM wrapping_check")) {
            return result.next() ? result.getBytes(1) : null;
        }
    }

    private static void verify(KeyEncryptionKey wrapping, byte[] check, Path file) {
        try {
            wrapping.unwrap(check, CHECK);
        } catch (GeneralSecurityException e) {
            throw new StartupFailure(
                    StartupFailure.Code.KEY_ENCRYPTION_KEY_WRONG,
                    "The key-encryption key of " + wrapping.origin() + " does not open " + file
                            + "; give the key that was used before",
                    e);
        }
    }

    private static int storeCheckValue(Connection connection, KeyEncryptionKey wrapping) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO wrapping_check VALUES (1, ?)")) {
            statement.setBytes(1, wrapping.wrap(CHECK.getBytes(StandardCharsets.UTF_8), CHECK));
            return statement.executeUpdate();
        }
    }

    /**
     * The cipher of a subject for a text that is about to be stored; the subject gets a key if it never had one.
     *
     * @return empty if the subject's key was destroyed
     */
    Optional<Aead> forEncryption(String subject) {
        return resolve(subject, true).aead();
    }

    /**
     * The cipher of a subject for a stored text.
     *
     * @return empty if the subject's key was destroyed
     * @throws IllegalStateException if there never was a key: the file of keys does not belong to the events
     * @throws Unavailable if the file cannot be read now
     */
    Optional<Aead> forDecryption(String subject) {
        return resolve(subject, false).aead();
    }

    private State resolve(String subject, boolean mayMake) {
        if (doomed.contains(subject)) {
            return State.DESTROYED;
        }
        var cached = cache.getIfPresent(subject);
        if (cached != null) {
            return cached;
        }
        destruction.readLock().lock();
        try {
            if (doomed.contains(subject)) {
                return State.DESTROYED;
            }
            var state = read(subject);
            if (state == null) {
                if (!mayMake) {
                    missing.add(subject);
                    throw new IllegalStateException(
                            "There is no key for " + subject + "; restore the file of keys that belongs to the events");
                }
                state = state(subject, make(subject));
            }
            missing.remove(subject);
            cache.put(subject, state);
            return state;
        } finally {
            destruction.readLock().unlock();
        }
    }

    private @Nullable State read(String subject) {
        var stored = stored(subject);
        return stored == null ? null : state(subject, stored);
    }

    private @Nullable Stored stored(String subject) {
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

    private State state(String subject, Stored stored) {
        return stored.wrapped() == null
                ? State.DESTROYED
                : new State(Optional.of(SubjectCipher.aead(unwrapped(subject, stored.wrapped()))));
    }

    private byte[] unwrapped(String subject, byte[] wrapped) {
        try {
            return wrapping.unwrap(wrapped, subject);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stored key of " + subject + " was tampered with", e);
        }
    }

    /** Makes a key; whoever comes second takes the key of whoever came first. */
    private Stored make(String subject) {
        var wrapped = wrapping.wrap(SubjectCipher.newKey(), subject);
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

    /** How many keys are out of use, but not destroyed yet because the disk refused. */
    public int awaitingDestruction() {
        return doomed.size();
    }

    /** Why the file takes no keys; empty while it takes them. */
    public Optional<String> writeFailure() {
        return writer.failure();
    }

    /** Subjects whose stored texts were asked for since the start and could not be read, because they have no key. */
    Set<String> missing() {
        return Set.copyOf(missing);
    }

    /** Whether a subject has a key that was not destroyed. */
    boolean isLive(String subject) {
        var state = read(subject);
        return state != null && state != State.DESTROYED;
    }

    /**
     * Destroys a subject's key for ever: its bytes are in no file of the directory, and what it protects is gone, once
     * this returns. The key is out of use from the beginning of the call, even if the disk then refuses. May be repeated.
     *
     * @throws IllegalStateException or CommitFailedException if the disk refuses; repeat it later
     */
    void destroy(String subject) {
        doomed.add(subject);
        destruction.writeLock().lock();
        try {
            if (read(subject) != State.DESTROYED) {
                writer.commit(connection -> overwrite(connection, subject));
            }
            file.checkpoint();
            cache.put(subject, State.DESTROYED);
            doomed.remove(subject);
        } catch (SQLException e) {
            throw new IllegalStateException("The destroyed key of " + subject + " is still in the write-ahead log", e);
        } finally {
            destruction.writeLock().unlock();
        }
    }

    private static int overwrite(Connection connection, String subject) throws SQLException {
        try (var statement = connection.prepareStatement(
                "INSERT INTO subject_key VALUES (?, NULL) ON CONFLICT (subject) DO UPDATE SET wrapped = NULL")) {
            statement.setString(1, subject);
            return statement.executeUpdate();
        }
    }

    /**
     * A secret of the service itself, 32 bytes, made on first use and the same for ever.
     *
     * @param name what it is for; never the id of a subject
     */
    public byte[] serviceSecret(String name) {
        var subject = "service:" + name;
        var known = stored(subject);
        var wrapped = (known == null ? make(subject) : known).wrapped();
        if (wrapped == null) {
            throw new IllegalStateException("The secret " + name + " was destroyed");
        }
        return unwrapped(subject, wrapped);
    }

    /** Waits for what is being written. */
    @Override
    public void close() {
        readers.close();
        writer.close();
    }

    /** A row; null bytes mean destroyed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(byte @Nullable [] wrapped) {}

    private record State(Optional<Aead> aead) {
        static final State DESTROYED = new State(Optional.empty());
    }
}
