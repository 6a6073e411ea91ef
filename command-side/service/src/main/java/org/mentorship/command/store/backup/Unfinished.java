package org.mentorship.command.store.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.Synced;
import org.mentorship.contract.backup.BackupFailure;
import org.mentorship.contract.backup.BackupFailure.Code;

/**
 * The directory in which a backup is made until it has its name. The process that makes it holds a lock on a file in it; what
 * a killed one has left is taken over. Ids of processes would not tell them apart: in containers they are all the same.
 */
final class Unfinished implements AutoCloseable {

    private static final String MARK = "backup-unfinished";

    /** ENOLCK, ENOTSUP, ENOSYS and EINVAL of fcntl(2), as Linux words them; Java tells no number. */
    private static final Set<String> NO_LOCKS =
            Set.of("No locks available", "Operation not supported", "Function not implemented", "Invalid argument");

    private final Path path;
    private final FileChannel mark;

    /** Takes a lock on a file; null if another process has it. */
    @FunctionalInterface
    interface Locking {
        @Nullable FileLock tryLock(FileChannel file) throws IOException;
    }

    private Unfinished(Path path, FileChannel mark) {
        this.path = path;
        this.mark = mark;
    }

    /**
     * Makes the directory, or takes over and empties one that nobody works in any more.
     *
     * @param to the backup that it is to be
     * @throws BackupFailure if another process makes that backup, or nobody could tell
     */
    static Unfinished of(Path to) throws IOException {
        return of(to, FileChannel::tryLock);
    }

    static Unfinished of(Path to, Locking locking) throws IOException {
        var path = to.resolveSibling(to.getFileName() + ".unfinished");
        Copies.makeDirectories(path.resolveSibling(""));
        var isNew = true;
        try {
            Copies.makeDirectory(path);
        } catch (FileAlreadyExistsException e) {
            requireLeftByBackup(path, e);
            isNew = false;
        }
        var mark = FileChannel.open(path.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(mark, locking, path) == null) {
                throw new BackupFailure(
                        Code.BACKUP_IN_PROGRESS,
                        "Another process is making " + to + "; wait for it, or name another place with --to");
            }
            var unfinished = new Unfinished(path, mark);
            unfinished.empty();
            return unfinished;
        } catch (IOException | RuntimeException e) {
            mark.close();
            if (isNew && !isOfAnother(e)) {
                discard(path, e);
            }
            throw e;
        }
    }

    /** Nothing is deleted from a directory that only has such a name. */
    private static void requireLeftByBackup(Path path, IOException otherwise) throws IOException {
        if (!Files.exists(path.resolve(MARK)) && !contents(path).isEmpty()) {
            throw otherwise;
        }
    }

    private static boolean isOfAnother(Exception e) {
        return e instanceof BackupFailure refused && refused.code() == Code.BACKUP_IN_PROGRESS;
    }

    private static void discard(Path path, Exception why) {
        try {
            Copies.discard(path);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel mark, Locking locking, Path path) throws IOException {
        try {
            return locking.tryLock(mark);
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        } catch (IOException e) {
            if (!NO_LOCKS.contains(e.getMessage())) {
                throw e; // such as that the disk fails
            }
            throw new BackupFailure(
                    Code.BACKUP_NOT_LOCKABLE,
                    "The file system of " + path + " cannot lock files (" + e.getMessage()
                            + "); name a place on another one with --to, or mount it with locks",
                    e);
        }
    }

    private static List<Path> contents(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.toList();
        }
    }

    private void empty() throws IOException {
        for (var file : contents(path)) {
            if (!file.endsWith(MARK)) {
                Files.delete(file);
            }
        }
    }

    Path path() {
        return path;
    }

    /**
     * Gives it its name, when everything is on disk; a rename does not replace what somebody else made meanwhile. The mark
     * goes afterwards, or another process could take the directory for one that was left.
     */
    void publish(Path to) throws IOException {
        Synced.entries(path);
        Files.move(path, to, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(to.resolve(MARK));
        Synced.entries(to);
        Synced.entries(to.resolveSibling(""));
    }

    /** Leaves nothing behind of what was not published. The mark goes last, lest a cut leaves what nobody takes over. */
    void discard() throws IOException {
        if (Files.exists(path)) {
            empty();
            Copies.discard(path);
        }
    }

    /** Ends the work in it. */
    @Override
    public void close() throws IOException {
        mark.close();
    }
}
