package org.mentorship.contract.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

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
     * @param companions names of further files of the data directory, which are taken where they are there
     * @param serviceVersion is noted in the backup
     */
    record Request(Path data, Path to, Secrets secrets, List<String> companions, String serviceVersion) {

        public Request {
            companions = List.copyOf(companions);
        }
    }

    /**
     * What is readable only to the owner of the data directory. All of it is in a backup, or nothing: one without the key
     * that opens all others is kept where those are not trusted who could misuse the rest.
     *
     * @param wanted whether they are to be in the backup
     * @param keyEncryptionKey the key that opens all others, as the service is given it; null if it is in a file. Where it is
     *     given, or in a file elsewhere, no secret is in the backup
     * @param keyEncryptionKeyFile where it is, if it is not given; null if that is the directory's own file
     * @param companions names of further files with secrets; they are taken beside that file, and never without it
     */
    record Secrets(
            boolean wanted,
            @Nullable String keyEncryptionKey,
            @Nullable Path keyEncryptionKeyFile,
            List<String> companions) {

        public Secrets {
            companions = List.copyOf(companions);
        }
    }

    /**
     * Copies the store as it is at one moment after the call began. The backup appears when it is whole.
     *
     * @throws BackupFailure if it cannot be made
     * @throws org.mentorship.contract.StartupFailure if a file of the data directory is damaged or missing, or its keys do not
     *     open with the key with which a service would start on it
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
