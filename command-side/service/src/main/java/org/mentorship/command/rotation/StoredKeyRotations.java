package org.mentorship.command.rotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
        try (var directory = DataDirectory.openToRotate(data);
                var rotation = KeyRotation.of(directory.keys())) {
            var way = Way.of(directory, rotation, given, next);
            var taken = way.taken(directory);
            passed.accept(Step.NEW_KEY_KEPT);
            var done = rotation.run(way.current(), taken, progress);
            passed.accept(Step.KEYS_REWRAPPED);
            exchange(directory, rotation, way);
            passed.accept(Step.KEY_EXCHANGED);
            return new Outcome(
                    done.keys(), done.rewrapped(), way.target() == Target.FILE ? directory.keyEncryptionKey() : null);
        }
    }

    /** Where the new key is, once all keys are under it. */
    private enum Target {
        /** In the directory, where the former one was. */
        FILE,
        /** Given, in place of the one in the directory. */
        GIVEN_FOR_FILE,
        /** Given, in place of one that was given; one in the directory may be left of a rotation that was cut short. */
        GIVEN_FOR_GIVEN
    }

    /**
     * How to go on from where a directory is. All its keys are under the one that made the check value, so that only that
     * is asked, and a key that was made to take its place and did not is of no use to anybody.
     *
     * @param current opens the keys as they are
     * @param next what they are to be under; null to make one
     */
    private record Way(KeyEncryptionKey current, @Nullable KeyEncryptionKey next, Target target) {

        static Way of(DataDirectory directory, KeyRotation rotation, @Nullable String given, @Nullable String next) {
            var inFile = given == null || given.isBlank();
            var named = KeyEncryptionKey.next(next, null).orElse(null);
            var made = KeyEncryptionKey.findIn(directory.nextKeyEncryptionKey()).orElse(null);
            if (named == null && !inFile && !isCutShort(directory, rotation)) {
                throw unnamed(KeyEncryptionKey.VARIABLE + " gives the key-encryption key of " + directory);
            }
            var others = Stream.of(named, made).filter(Objects::nonNull).toList();
            var former = former(directory, given, others.stream().anyMatch(rotation::isOpenedBy));
            var current = rotation.opening(
                    Stream.concat(others.stream(), Stream.ofNullable(former)).toList());
            if (named != null) {
                return new Way(current, named, inFile ? Target.GIVEN_FOR_FILE : Target.GIVEN_FOR_GIVEN);
            }
            if (inFile) {
                return new Way(current, current == made ? made : null, Target.FILE);
            }
            if (current == made) {
                throw new StartupFailure(
                        StartupFailure.Code.KEY_ROTATION_UNFINISHED,
                        "The keys of " + directory + " are under a new key in the directory; run it again without "
                                + KeyEncryptionKey.VARIABLE + " to finish that");
            }
            return new Way(current, current, Target.GIVEN_FOR_GIVEN);
        }

        /** What a file holds is of no matter, where another key opens the keys. */
        private static @Nullable KeyEncryptionKey former(
                DataDirectory directory, @Nullable String given, boolean otherOpens) {
            var isGiven = given != null && !given.isBlank();
            return !isGiven && (otherOpens || !Files.exists(directory.keyEncryptionKey()))
                    ? null
                    : KeyEncryptionKey.load(given, directory.keyEncryptionKey(), false);
        }

        /** The key that all others are to be under; on disk, if it is made here. */
        KeyEncryptionKey taken(DataDirectory directory) {
            if (next != null) {
                return next;
            }
            drop(directory, directory.nextKeyEncryptionKey());
            return KeyEncryptionKey.load(null, directory.nextKeyEncryptionKey(), true);
        }
    }

    /** Whether a file is left of a rotation: the key that it made, or the former one, which opens nothing any more. */
    private static boolean isCutShort(DataDirectory directory, KeyRotation rotation) {
        return Files.exists(directory.nextKeyEncryptionKey()) || opensNothing(directory.keyEncryptionKey(), rotation);
    }

    private static boolean opensNothing(Path key, KeyRotation rotation) {
        return Files.exists(key)
                && KeyEncryptionKey.findIn(key).filter(rotation::isOpenedBy).isEmpty();
    }

    private static void exchange(DataDirectory directory, KeyRotation rotation, Way way) {
        switch (way.target()) {
            case FILE -> exchanging(directory, directory::takeNextKeyEncryptionKey);
            case GIVEN_FOR_FILE -> {
                drop(directory, directory.nextKeyEncryptionKey());
                drop(directory, directory.keyEncryptionKey());
            }
            case GIVEN_FOR_GIVEN -> {
                drop(directory, directory.nextKeyEncryptionKey());
                if (opensNothing(directory.keyEncryptionKey(), rotation)) {
                    drop(directory, directory.keyEncryptionKey());
                }
            }
        }
    }

    private static void drop(DataDirectory directory, Path key) {
        exchanging(directory, () -> directory.drop(key));
    }

    /** A change of the files that hold keys. */
    @FunctionalInterface
    private interface Exchange {
        void run() throws IOException;
    }

    private static void exchanging(DataDirectory directory, Exchange exchange) {
        try {
            exchange.run();
        } catch (IOException e) {
            throw new StartupFailure(
                    StartupFailure.Code.DATA_DIR_NOT_WRITABLE,
                    "The files of keys in " + directory + " cannot be exchanged (" + e
                            + "); nothing is lost: give this user write access and run it again",
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
