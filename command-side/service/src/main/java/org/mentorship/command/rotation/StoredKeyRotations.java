package org.mentorship.command.rotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.cluster.ClusterDatabase;
import org.mentorship.command.cluster.MigrationMark;
import org.mentorship.command.privacy.KeyEncryptionKey;
import org.mentorship.command.privacy.KeyRotation;
import org.mentorship.command.store.DataDirectory;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.privacy.KeyRotations;

/** Rotates the key-encryption key of a data directory or a cluster; found by the {@link java.util.ServiceLoader}. */
public final class StoredKeyRotations implements KeyRotations {

    /** What is on disk after each step; between two of them nothing needs to be undone. */
    enum Step {
        NEW_KEY_KEPT,
        KEYS_REWRAPPED,
        KEY_EXCHANGED
    }

    private final Consumer<Step> passed;

    /** For the {@link java.util.ServiceLoader}. */
    public StoredKeyRotations() {
        this(_ -> {});
    }

    /** @param passed is told of each step */
    StoredKeyRotations(Consumer<Step> passed) {
        this.passed = passed;
    }

    @Override
    public Outcome ofDataDirectory(Path data, @Nullable String given, @Nullable String next, Progress progress) {
        try (var directory = DataDirectory.openToRotate(data)) {
            var inFile = given == null || given.isBlank();
            var named = KeyEncryptionKey.next(next, null);
            if (named.isEmpty() && !inFile) {
                throw unnamed(KeyEncryptionKey.VARIABLE + " gives the key-encryption key of " + data);
            }
            if (named.isPresent() && Files.exists(directory.nextKeyEncryptionKey())) {
                throw new StartupFailure(
                        StartupFailure.Code.KEY_ROTATION_UNFINISHED,
                        "A new key was made for " + data + " before, which its keys may be under already; finish that"
                                + " first, without " + KeyEncryptionKey.NEW_VARIABLE);
            }
            var current = KeyEncryptionKey.load(given, directory.keyEncryptionKey(), false);
            var made = named.isEmpty();
            var taken = named.orElseGet(() -> KeyEncryptionKey.load(null, directory.nextKeyEncryptionKey(), true));
            passed.accept(Step.NEW_KEY_KEPT);
            KeyRotation.Done done;
            try (var rotation = KeyRotation.of(directory.keys())) {
                done = rotation.run(current, taken, progress);
            }
            passed.accept(Step.KEYS_REWRAPPED);
            exchange(directory, made, inFile);
            passed.accept(Step.KEY_EXCHANGED);
            return new Outcome(done.keys(), done.rewrapped(), made ? directory.keyEncryptionKey() : null);
        }
    }

    private static void exchange(DataDirectory directory, boolean made, boolean inFile) {
        try {
            if (made) {
                directory.takeNextKeyEncryptionKey();
            } else if (inFile) {
                directory.dropKeyEncryptionKey();
            }
        } catch (IOException e) {
            throw new StartupFailure(
                    StartupFailure.Code.DATA_DIR_NOT_WRITABLE,
                    directory.keyEncryptionKey() + " cannot be exchanged (" + e
                            + "), but all keys are under the new key; give this user write access and run it again",
                    e);
        }
    }

    @Override
    public Outcome ofCluster(
            String mongodb,
            @Nullable String given,
            @Nullable Path file,
            @Nullable String next,
            @Nullable Path nextFile,
            Progress progress) {
        var current = KeyEncryptionKey.given(given, file);
        var taken = KeyEncryptionKey.next(next, nextFile)
                .orElseThrow(() -> unnamed("All processes of a cluster have to be given the new key"));
        try (var database = new ClusterDatabase(mongodb);
                var rotation = KeyRotation.of(database.database())) {
            new MigrationMark(database).refuseUnfinished();
            var done = rotation.run(current, taken, progress);
            passed.accept(Step.KEYS_REWRAPPED);
            return new Outcome(done.keys(), done.rewrapped(), null);
        }
    }

    private static StartupFailure unnamed(String why) {
        return new StartupFailure(
                StartupFailure.Code.KEY_ENCRYPTION_KEY_MISSING,
                why + ", so name the new one as " + KeyEncryptionKey.NEW_VARIABLE
                        + "; make one by: openssl rand -base64 32");
    }
}
