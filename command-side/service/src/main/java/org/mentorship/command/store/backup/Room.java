package org.mentorship.command.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mentorship.contract.backup.BackupFailure;

/** How many bytes a disk still takes. */
@FunctionalInterface
interface Room {

    long left(Path directory) throws IOException;

    static long on(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /** Refuses before anything is written what would fill the disk, which the service may share. */
    default void require(Path directory, long bytes) throws IOException {
        var left = left(directory);
        if (left < bytes) {
            throw full(directory, bytes, left);
        }
    }

    /** Whether a write that failed, with so much still to come, failed for want of room. */
    default boolean isLackingAt(Path directory, long bytes) {
        try {
            return left(directory) < bytes;
        } catch (IOException _) {
            return false;
        }
    }

    static BackupFailure full(Path directory, long bytes, long left) {
        return new BackupFailure(
                BackupFailure.Code.DISK_FULL,
                "The copy takes %s, and the disk of %s has %s left; make room there, or name another place"
                        .formatted(mebibytes(bytes), directory, mebibytes(left)));
    }

    private static String mebibytes(long bytes) {
        return "%,.1f MiB".formatted(bytes / (double) (1 << 20));
    }
}
