package org.mentorship.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.store.DataDirectory;
import org.mentorship.command.store.EmbeddedStore;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.StartupFailure.Code;
import org.mentorship.contract.backup.StoreBackups;
import org.mentorship.contract.privacy.KeyRotations;

@DisplayName("A data directory of which a rotation of the key-encryption key was killed")
class CutShortRotationTest {

    private static final String FORMER = key(1);
    private static final String NEW = key(2);
    private static final int KEYS = 20;
    private static final int KILLS = 5;

    /** Where the key is, and where the new one is to be. */
    private enum Way {
        FILE_TO_FILE(null, null, null),
        FILE_TO_GIVEN(null, NEW, null),
        GIVEN_TO_GIVEN(FORMER, NEW, null),
        GIVEN_TO_FILE(FORMER, NEW, NEW);

        private final @Nullable String given;
        private final @Nullable String next;
        private final @Nullable String file;

        /** @param file what an operator writes into the file before */
        Way(@Nullable String given, @Nullable String next, @Nullable String file) {
            this.given = given;
            this.next = next;
            this.file = file;
        }
    }

    @TempDir
    private Path place;

    private Path data = Path.of("");
    private List<String> secrets = List.of();

    private static String key(int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void fill(Way way) throws IOException {
        try (var store = EmbeddedStore.open(data)) {
            store.append(EmbeddedStore.item("a", 0));
            secrets = secrets(store.keys());
        }
        if (way.given != null) {
            KeyRotations.load().ofDataDirectory(data, null, null, way.given, null, (_, _) -> {});
        }
        if (way.file != null) {
            Files.writeString(data.resolve("kek"), way.file);
        }
    }

    private static List<String> secrets(SubjectKeys keys) {
        return IntStream.range(0, KEYS)
                .mapToObj(i -> Base64.getEncoder().encodeToString(keys.serviceSecret("number " + i)))
                .toList();
    }

    private static List<String> started(Path directory, @Nullable String given) {
        try (var held = DataDirectory.open(directory);
                var keys = SubjectKeys.open(held.keys(), held.keyEncryptionKey(), given, true)) {
            return secrets(keys);
        }
    }

    /** Null if everything can be read; the code if it was refused, with what to do. */
    private @Nullable Code refusal(Path directory, @Nullable String given) {
        try {
            assertThat(started(directory, given)).isEqualTo(secrets);
            return null;
        } catch (StartupFailure e) {
            return explained(e);
        }
    }

    private static Code explained(StartupFailure e) {
        assertThat(e).message().containsAnyOf("rotate-keys --data", "MENTORSHIP_KEK");
        return e.code();
    }

    /** Null if a backup was taken that can be read; the code if it was refused, with what to do. */
    private @Nullable Code backupRefusal(String name, @Nullable String given) {
        var backup = place.resolve(name);
        var request = new StoreBackups.Request(
                data, backup, new StoreBackups.Secrets(true, given, null, List.of()), List.of(), "test");
        try {
            var made = StoreBackups.load().backUp(request, (_, _, _) -> {});
            var restored = place.resolve(name + "-restored");
            StoreBackups.load().restore(backup, restored, (_, _, _) -> {});
            assertReadable(restored, made.holdsKeyEncryptionKey(), given);
            return null;
        } catch (StartupFailure e) {
            assertThat(backup).doesNotExist();
            return explained(e);
        }
    }

    private void assertReadable(Path restored, boolean holdsKey, @Nullable String given) {
        assertThat(restored.resolve("kek").toFile().exists()).isEqualTo(holdsKey);
        if (holdsKey) {
            assertThat(started(restored, null)).isEqualTo(secrets);
        }
        if (given != null) {
            assertThat(started(restored, given)).isEqualTo(secrets);
        }
        if (!holdsKey && given == null) {
            assertThat(Stream.of(FORMER, NEW).map(key -> refusal(restored, key)))
                    .as("who keeps the key elsewhere")
                    .containsNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("starts, is backed up and restored, or says what to do; and the command, given again, ends it")
    void everyStep(Way way) throws Exception {
        var kills = 0;
        for (var died = true; died; kills++) {
            data = place.resolve("data-" + kills);
            fill(way);

            died = KilledRotation.run(data, kills + 1, way.given, way.next) == KilledRotation.DIED;

            lookAround("killed-" + kills);
            KeyRotations.load().ofDataDirectory(data, way.given, null, way.next, null, (_, _) -> {});
            assertEnded(way, "ended-" + kills);
        }
        assertThat(kills - 1).isEqualTo(KILLS);
    }

    /** As what an operator may give to the service and to the backup: nothing, the former key, or the new one. */
    private void lookAround(String name) {
        for (var given : Arrays.asList(null, FORMER, NEW)) {
            var start = refusal(data, given);
            var backup = backupRefusal(
                    name + "-" + Objects.requireNonNullElse(given, "").hashCode(), given);
            if (start == null || given != null || Files.exists(data.resolve("kek"))) {
                assertThat(backup)
                        .as("what starts can be backed up, and what does not cannot, with %s", given)
                        .isEqualTo(start);
            }
        }
    }

    private void assertEnded(Way way, String name) {
        var isInFile = way.next == null || way.file != null;
        var given = isInFile ? null : way.next;
        assertThat(data.resolve("kek.next")).doesNotExist();
        assertThat(Files.exists(data.resolve("kek"))).isEqualTo(isInFile);
        assertThat(refusal(data, given)).isNull();
        assertThat(backupRefusal(name, given)).isNull();
    }

    @Test
    @DisplayName(
            "once all is under a given key, is backed up without the file that opens nothing, if that key is named")
    void formerFileStays() throws Exception {
        data = place.resolve("data");
        fill(Way.FILE_TO_GIVEN);
        var former = Files.readString(data.resolve("kek"));
        KeyRotations.load().ofDataDirectory(data, null, null, NEW, null, (_, _) -> {});
        Files.writeString(data.resolve("kek"), former);

        assertThat(backupRefusal("unnamed", null)).isEqualTo(Code.KEY_ENCRYPTION_KEY_WRONG);
        assertThat(backupRefusal("wrong", former)).isEqualTo(Code.KEY_ENCRYPTION_KEY_WRONG);
        assertThat(backupRefusal("named", NEW)).isNull();
        assertThat(place.resolve("named/kek")).doesNotExist();

        KeyRotations.load().ofDataDirectory(data, NEW, null, null, null, (_, _) -> {});
        assertThat(data.resolve("kek")).doesNotExist();
        assertThat(backupRefusal("removed", null)).isNull();
    }
}
