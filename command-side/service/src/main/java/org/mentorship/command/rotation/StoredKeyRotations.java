package org.mentorship.command.rotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
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
        FORMER_KEY_ASIDE,
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
    public Outcome ofDataDirectory(
            Path data,
            @Nullable String given,
            @Nullable Path file,
            @Nullable String next,
            @Nullable Path nextFile,
            Progress progress) {
        try (var directory = DataDirectory.openToRotate(data);
                var rotation = KeyRotation.of(directory.keys())) {
            var way = Way.of(
                    directory,
                    rotation,
                    KeyEncryptionKey.besides(directory.keyEncryptionKey(), given, file)
                            .orElse(null),
                    KeyEncryptionKey.next(next, nextFile).orElse(null));
            var taken = way.taken(directory);
            passed.accept(Step.NEW_KEY_KEPT);
            var done = rotation.run(way.current(), taken, progress);
            passed.accept(Step.KEYS_REWRAPPED);
            var aside = exchanging(directory, () -> exchange(directory, rotation, way));
            passed.accept(Step.KEY_EXCHANGED);
            return new Outcome(
                    done.keys(),
                    done.rewrapped(),
                    way.isIntoFile() ? directory.keyEncryptionKey() : null,
                    aside.orElse(null),
                    done.unopened());
        }
    }

    /**
     * How to go on from where a directory is. All its keys are under the one that made the check value, so that only that
     * is asked, and a key that was made to take its place and did not is of no use to anybody.
     *
     * @param current opens the keys as they are
     * @param next what they are to be under; null to make one
     * @param isIntoFile whether that is to be in the directory, where the former one was; it is given elsewhere if not
     */
    private record Way(KeyEncryptionKey current, @Nullable KeyEncryptionKey next, boolean isIntoFile) {

        static Way of(
                DataDirectory directory,
                KeyRotation rotation,
                @Nullable KeyEncryptionKey given,
                @Nullable KeyEncryptionKey named) {
            var made = KeyEncryptionKey.findIn(directory.nextKeyEncryptionKey()).orElse(null);
            if (named == null && given != null && !isCutShort(directory, rotation)) {
                throw unnamed(given.origin() + " gives the key-encryption key of " + directory);
            }
            var others = Stream.of(named, made).filter(Objects::nonNull).toList();
            var former = former(directory, given, others.stream().anyMatch(rotation::isOpenedBy));
            var current = rotation.opening(
                    Stream.concat(others.stream(), Stream.ofNullable(former)).toList());
            if (named != null) {
                return new Way(current, named, false);
            }
            if (given == null) {
                return new Way(current, current == made ? made : null, true);
            }
            if (current == made) {
                throw new StartupFailure(
                        StartupFailure.Code.KEY_ROTATION_UNFINISHED,
                        "The keys of " + directory + " are under a new key in the directory; run it again without "
                                + KeyEncryptionKey.VARIABLE + ", and without naming a file of the key, to finish that");
            }
            return new Way(current, current, false);
        }

        /** What a file holds is of no matter, where another key opens the keys. */
        private static @Nullable KeyEncryptionKey former(
                DataDirectory directory, @Nullable KeyEncryptionKey given, boolean otherOpens) {
            return given != null || otherOpens || !Files.exists(directory.keyEncryptionKey())
                    ? given
                    : KeyEncryptionKey.load(null, directory.keyEncryptionKey(), false);
        }

        /** The key that all others are to be under; on disk, if it is made here. */
        KeyEncryptionKey taken(DataDirectory directory) {
            if (next != null) {
                return next;
            }
            exchanging(directory, () -> dropNext(directory));
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

    /** Returns where a key in the directory is kept that opens nothing any more. */
    private Optional<Path> exchange(DataDirectory directory, KeyRotation rotation, Way way) throws IOException {
        if (!way.isIntoFile()) {
            directory.dropNextKeyEncryptionKey();
        }
        var aside = opensNothing(directory.keyEncryptionKey(), rotation)
                ? directory.putKeyEncryptionKeyAside()
                : Optional.<Path>empty();
        passed.accept(Step.FORMER_KEY_ASIDE);
        if (way.isIntoFile()) {
            directory.takeNextKeyEncryptionKey();
        }
        return aside;
    }

    private static Optional<Path> dropNext(DataDirectory directory) throws IOException {
        directory.dropNextKeyEncryptionKey();
        return Optional.empty();
    }

    /** A change of the files that hold keys. */
    @FunctionalInterface
    private interface Exchange {
        Optional<Path> run() throws IOException;
    }

    private static Optional<Path> exchanging(DataDirectory directory, Exchange exchange) {
        try {
            return exchange.run();
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
            return new Outcome(done.keys(), done.rewrapped(), null, null, done.unopened());
        }
    }

    private static StartupFailure unnamed(String why) {
        return new StartupFailure(
                StartupFailure.Code.KEY_ENCRYPTION_KEY_MISSING,
                why + ", so name the new one as " + KeyEncryptionKey.NEW_VARIABLE + "; "
                        + KeyEncryptionKey.HOW_TO_MAKE);
    }
}
