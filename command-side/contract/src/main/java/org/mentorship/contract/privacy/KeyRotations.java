package org.mentorship.contract.privacy;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Puts every stored key under another key-encryption key. The write side offers it as a service of the
 * {@link ServiceLoader}: the service need not be started for it. May be killed at any point and called again.
 */
public interface KeyRotations {

    /** Is told how many keys are done, of how many. */
    @FunctionalInterface
    interface Progress {
        void reached(long done, long total);
    }

    /**
     * What was done.
     *
     * @param keys that are not destroyed
     * @param rewrapped how many of them were put under the new key now; the others were before
     * @param keyFile the file that holds the new key; null if it was given
     * @param asideFile where a key in the directory is kept that opens nothing there any more; null if there was none
     * @param unopened the subjects whose keys open with neither key-encryption key; these keys were left as they are
     */
    record Outcome(
            long keys,
            long rewrapped,
            @Nullable Path keyFile,
            @Nullable Path asideFile,
            List<String> unopened) {

        public Outcome {
            unopened = List.copyOf(unopened);
        }
    }

    /** Of the write side on the class path. */
    static KeyRotations load() {
        return ServiceLoader.load(KeyRotations.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no write side on the class path"));
    }

    /**
     * Of a data directory on which no service runs.
     *
     * @param given the key-encryption key as the service is given it; null if it is in a file
     * @param file where it is, if it is not given; null if that is the directory's own file
     * @param next the new one, 32 bytes in Base64; null if it is in a file
     * @param nextFile where that is, if it is not given; null to make one in the directory's own file
     * @throws org.mentorship.contract.StartupFailure if it cannot be done; what was done stays, and can be gone on with
     */
    Outcome ofDataDirectory(
            Path data,
            @Nullable String given,
            @Nullable Path file,
            @Nullable String next,
            @Nullable Path nextFile,
            Progress progress);

    /**
     * Of the MongoDB of a cluster, whose processes may run if they know both keys.
     *
     * @param given the key-encryption key as the processes are given it; null if it is in the file
     * @param file where it is, if it is not given
     * @param next the new one, 32 bytes in Base64; null if it is in the file
     * @param nextFile where that is, if it is not given
     * @throws org.mentorship.contract.StartupFailure if it cannot be done; what was done stays, and can be gone on with
     */
    Outcome ofCluster(
            String mongodb,
            @Nullable String given,
            @Nullable Path file,
            @Nullable String next,
            @Nullable Path nextFile,
            Progress progress);
}
