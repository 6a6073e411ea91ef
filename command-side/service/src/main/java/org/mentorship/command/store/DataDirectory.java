package org.mentorship.command.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.OwnerOnly;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.Synced;
import org.mentorship.contract.backup.StoreBackups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of everything the embedded service keeps, held by one process at a time. It is made for the machine's
 * time, or for simulated time, and stays so.
 */
public final class DataDirectory implements AutoCloseable {

    /** The event log. */
    public static final String EVENTS = "events.db";
    /** The subjects' keys. */
    public static final String KEYS = "keys.db";
    /** The automations' tokens and to-do list. */
    public static final String AUTOMATIONS = "automations.db";
    /** The key under which the subjects' keys are stored. */
    public static final String KEY_ENCRYPTION_KEY = "kek";
    /** The key that is to take the place of {@link #KEY_ENCRYPTION_KEY}, while the subjects' keys are put under it. */
    public static final String NEXT_KEY_ENCRYPTION_KEY = "kek.next";
    /** The beginning of the names of keys that were taken out of use. */
    private static final String FORMER_KEY_ENCRYPTION_KEY = "kek.former";
    /** When simulated time begins. */
    public static final String SIMULATED_TIME = "simulated-time";

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private static final Set<String> GUARDED = Set.of(EVENTS, KEYS, AUTOMATIONS, "jwt-key.json");
    private static final String LOCK = "lock";
    private static final String RESTORING = "restore-unfinished";
    private static final int PID_DIGITS = 20;

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Makes the directory if it is not there, and takes it.
     *
     * @throws StartupFailure if it cannot be written, another process has it, it is a backup, or it is half restored or
     *     its keys are half-way from one key-encryption key to another
     */
    public static DataDirectory open(Path path) {
        refuseBackup(path);
        try {
            Files.createDirectories(path, OwnerOnly.directory(path));
            warnIfOpenToOthers(path);
            var directory = take(path);
            try {
                refuseHalfFilled(path);
                refuseHalfRotated(path);
                return directory;
            } catch (StartupFailure e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    /**
     * Takes a directory whose keys are to be put under another key-encryption key, perhaps half-way there.
     *
     * @throws StartupFailure if it cannot be written, another process has it, it is a backup, or it has no keys
     */
    public static DataDirectory openToRotate(Path path) {
        refuseBackup(path);
        if (!Files.exists(path.resolve(KEYS))) {
            throw new StartupFailure(
                    StartupFailure.Code.KEY_FILE_MISSING,
                    path + " has no " + KEYS + "; name a data directory on which the service ran");
        }
        refuseHalfFilled(path);
        try {
            return take(path);
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    /** The key that was made takes the place of the former one. */
    public void takeNextKeyEncryptionKey() throws IOException {
        Files.move(nextKeyEncryptionKey(), keyEncryptionKey(), StandardCopyOption.ATOMIC_MOVE);
        Synced.entries(path);
    }

    /**
     * A key in the place of the one in use opens nothing here any more. It may open a copy, and what is no key is somebody's all
     * the same: it is kept under a name of its own.
     *
     * @return where it is now; empty if there is none
     */
    public Optional<Path> putKeyEncryptionKeyAside() throws IOException {
        if (!Files.exists(keyEncryptionKey())) {
            return Optional.empty();
        }
        var aside = path.resolve(FORMER_KEY_ENCRYPTION_KEY);
        for (var n = 2; Files.exists(aside); n++) {
            aside = path.resolve(FORMER_KEY_ENCRYPTION_KEY + "." + n);
        }
        OwnerOnly.restrict(keyEncryptionKey());
        Files.move(keyEncryptionKey(), aside, StandardCopyOption.ATOMIC_MOVE);
        Synced.entries(path);
        return Optional.of(aside);
    }

    /** A key that was made to take the place of another, and did not, is of no use to anybody. */
    public void dropNextKeyEncryptionKey() throws IOException {
        if (Files.deleteIfExists(nextKeyEncryptionKey())) {
            Synced.entries(path);
        }
    }

    /**
     * Takes an empty directory that is to be filled, and lets no service start on it until {@link #filled()}, also if this
     * process is killed before.
     *
     * @throws DirectoryNotEmptyException if it is not empty
     * @throws IOException if it cannot be written
     * @throws StartupFailure if another process has it
     */
    public static DataDirectory openToFill(Path path) throws IOException {
        var directory = take(path);
        try {
            if (!isEmpty(path)) {
                throw new DirectoryNotEmptyException(path.toString());
            }
            Files.createFile(path.resolve(RESTORING));
            Synced.entries(path); // before any file that it warns of
            return directory;
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    /** Everything is there, and on disk: the service may start. */
    public void filled() throws IOException {
        Files.delete(path.resolve(RESTORING));
    }

    /** Whether there is nothing that a filled directory would have. */
    public static boolean isEmpty(Path path) throws IOException {
        try (var files = Files.list(path)) {
            return files.allMatch(file -> file.endsWith(LOCK));
        }
    }

    /** Whether a file of this name is of the directory itself, and no data. */
    public static boolean isOwn(String name) {
        return name.equals(LOCK) || name.equals(RESTORING);
    }

    /** The service would write into it: then it would be neither a backup nor a data directory of its own. */
    private static void refuseBackup(Path path) {
        if (StoreBackups.isBackup(path)) {
            throw new StartupFailure(
                    StartupFailure.Code.DATA_DIR_IS_A_BACKUP,
                    path + " is a backup; make a data directory of it: mentorship restore --from " + path
                            + " --data DIR");
        }
    }

    private static void refuseHalfFilled(Path path) {
        if (isHalfFilled(path)) {
            throw new StartupFailure(StartupFailure.Code.RESTORE_UNFINISHED, halfFilled(path));
        }
    }

    /** Whether a restore into the directory was cut short, or goes on. */
    public static boolean isHalfFilled(Path path) {
        return Files.exists(path.resolve(RESTORING));
    }

    /** What to do then, as a part of a message. It was empty before, so that nothing is lost with it. */
    public static String halfFilled(Path path) {
        return path + " is half restored. If no restore into it goes on, remove it (rm -r '" + path
                + "') and restore again; all that is in it is from the backup";
    }

    private static void refuseHalfRotated(Path path) {
        if (Files.exists(path.resolve(NEXT_KEY_ENCRYPTION_KEY))) {
            throw new StartupFailure(
                    StartupFailure.Code.KEY_ROTATION_UNFINISHED,
                    "The keys of " + path + " were being put under another key-encryption key, which was cut short;"
                            + " finish it, with the same environment: mentorship rotate-keys --data " + path);
        }
    }

    /**
     * Refuses a directory on which no service can have run, or whose keys belong to two key-encryption keys.
     *
     * @throws StartupFailure if it is a backup, half restored, or its keys are being put under another key
     */
    public static void requireComplete(Path path) {
        refuseBackup(path);
        refuseHalfFilled(path);
        refuseHalfRotated(path);
    }

    /** Left as it is: a group may have been let in on purpose, to take backups. */
    private static void warnIfOpenToOthers(Path path) throws IOException {
        if (!OwnerOnly.isOpenToOthers(path)) {
            return;
        }
        for (var file : guarded(path)) {
            if (OwnerOnly.isOpenToOthers(file)) {
                LOG.warn(
                        "{} can be read by other users of this machine; if that is not meant to be: chmod -R go= '{}'",
                        file,
                        path);
                return;
            }
        }
    }

    /** What is there of data and of keys, those that were taken out of use too. */
    private static List<Path> guarded(Path path) throws IOException {
        try (var files = Files.list(path)) {
            return files.filter(file -> {
                        var name = file.getFileName().toString();
                        return GUARDED.contains(name) || name.startsWith(KEY_ENCRYPTION_KEY);
                    })
                    .toList();
        }
    }

    private static DataDirectory take(Path path) throws IOException {
        var lockFile = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var lock = tryLock(lockFile);
            if (lock == null) {
                throw new StartupFailure(
                        StartupFailure.Code.DATA_DIR_IN_USE,
                        path + " is in use by process " + holder(lockFile)
                                + "; stop that one, or name another directory");
            }
            lockFile.truncate(0);
            lockFile.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)), 0);
            return new DataDirectory(path, lockFile, lock);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private static String holder(FileChannel lockFile) throws IOException {
        var digits = ByteBuffer.allocate(PID_DIGITS);
        lockFile.read(digits, 0);
        return UTF_8.decode(digits.flip()).toString();
    }

    private static StartupFailure notWritable(Path path, IOException e) {
        return new StartupFailure(
                StartupFailure.Code.DATA_DIR_NOT_WRITABLE,
                path + " cannot be made or written (" + e + "); give the service's user write access and free space"
                        + " there, or name another directory",
                e);
    }

    /** The event log. */
    public Path events() {
        return path.resolve(EVENTS);
    }

    /** The subjects' keys. */
    public Path keys() {
        return path.resolve(KEYS);
    }

    /** The automations' tokens and to-do list. */
    public Path automations() {
        return path.resolve(AUTOMATIONS);
    }

    /** The key under which the subjects' keys are stored, unless the environment gives it. */
    public Path keyEncryptionKey() {
        return path.resolve(KEY_ENCRYPTION_KEY);
    }

    /** The key that is to take its place; there only while the subjects' keys are put under it. */
    public Path nextKeyEncryptionKey() {
        return path.resolve(NEXT_KEY_ENCRYPTION_KEY);
    }

    /**
     * Refuses a directory that lost its event log: to begin a new one beside the old keys would pass off as a loss-free
     * start.
     */
    void requireEventsWhereKeysAre() {
        if (Files.exists(keys()) && !Files.exists(events())) {
            throw new StartupFailure(
                    StartupFailure.Code.EVENT_FILE_MISSING,
                    events() + " is gone, but " + keys().getFileName()
                            + " is there; restore the directory from a backup, or name another one");
        }
    }

    /** When simulated time begins here; empty if this directory records the machine's time. */
    public Optional<Instant> simulatedFrom() {
        var marker = path.resolve(SIMULATED_TIME);
        if (!Files.exists(marker)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(Files.readString(marker).strip()));
        } catch (IOException | DateTimeParseException e) {
            throw new StartupFailure(
                    StartupFailure.Code.SIMULATED_TIME_REFUSED,
                    marker
                            + " does not hold one instant such as 2026-01-05T09:00:00Z; restore it, since this directory's"
                            + " times are not the machine's",
                    e);
        }
    }

    /**
     * Makes this a directory of simulated time, for ever. One that is so already stays as it is.
     *
     * @param hasEvents whether anything was recorded here
     * @throws StartupFailure if the machine's time was recorded here
     */
    void simulateTimeFrom(Instant start, boolean hasEvents) {
        if (simulatedFrom().isPresent()) {
            return;
        }
        if (hasEvents) {
            throw new StartupFailure(
                    StartupFailure.Code.SIMULATED_TIME_REFUSED,
                    path + " holds events that were recorded in real time; name a new directory for simulated time");
        }
        try {
            var unfinished = path.resolve(SIMULATED_TIME + ".new");
            Files.writeString(
                    unfinished, start + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.SYNC);
            Files.move(unfinished, path.resolve(SIMULATED_TIME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Lets another process have it. */
    @Override
    public void close() {
        try (lockFile) {
            lock.release();
        } catch (IOException e) {
            throw new IllegalStateException(path + " could not be given up", e);
        }
    }
}
