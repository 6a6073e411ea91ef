package org.mentorship.contract.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Makes backups of the embedded store, and data directories of backups. The write side offers it as a service of the
 * {@link ServiceLoader}: neither needs the service, and so nothing of Spring, to be started.
 */
public interface StoreBackups {

    /** Of the write side on the class path. */
    static StoreBackups load() {
        return ServiceLoader.load(StoreBackups.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no write side on the class path"));
    }

    /** Tells a backup from a data directory. */
    String MANIFEST = "backup.json";

    /** Whether a directory is a backup, or was one. */
    static boolean isBackup(Path directory) {
        return Files.exists(directory.resolve(MANIFEST));
    }

    /**
     * What to back up.
     *
     * @param data the data directory; a service may be running on it
     * @param to the directory that is to be the backup; there must be nothing of this name
     * @param withKeyEncryptionKey whether the key that opens all others goes with them, where a file holds it
     * @param companions names of further files of the data directory, which are taken where they are there
     * @param serviceVersion is noted in the backup
     */
    record Request(Path data, Path to, boolean withKeyEncryptionKey, List<String> companions, String serviceVersion) {

        public Request {
            companions = List.copyOf(companions);
        }
    }

    /**
     * Copies the store as it is at one moment after the call began. The backup appears when it is whole.
     *
     * @throws BackupFailure if it cannot be made
     * @throws org.mentorship.contract.StartupFailure if a file of the data directory is damaged or missing
     */
    BackupSummary backUp(Request request, CopyProgress progress);

    /**
     * Makes a data directory of a backup, after checking all of it.
     *
     * @param data a directory that is empty or not there
     * @throws BackupFailure if the backup is damaged or none, or the directory is not empty
     * @throws org.mentorship.contract.StartupFailure if another process has the directory, or a newer version of the
     *     service wrote a file of the backup
     */
    BackupSummary restore(Path from, Path data, CopyProgress progress);
}
