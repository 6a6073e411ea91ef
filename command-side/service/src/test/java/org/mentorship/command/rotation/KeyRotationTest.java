package org.mentorship.command.rotation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.rotation.StoredKeyRotations.Step;
import org.mentorship.command.store.DataDirectory;
import org.mentorship.command.store.EmbeddedStore;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.OwnerOnly;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.StartupFailure.Code;
import org.mentorship.contract.Unavailable;
import org.mentorship.contract.backup.BackupFailure;
import org.mentorship.contract.backup.StoreBackups;
import org.mentorship.contract.privacy.KeyRotations;
import org.mentorship.contract.privacy.KeyRotations.Outcome;

@DisplayName("The rotation of the key-encryption key of a data directory")
class KeyRotationTest {

    private static final KeyRotations.Progress UNSEEN = (_, _) -> {};
    private static final String ONE = key(1);
    private static final String OTHER = key(2);
    private static final String OTHER_IN_FILE = "AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=";
    private static final int FEW = 20;
    private static final int MORE_THAN_A_PAGE = 1_100;

    @TempDir
    private Path data;

    private static String key(int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Fills the directory with keys, one of them destroyed; secrets of the service are keys that a test can read. */
    private List<String> filled(int keys) {
        try (var store = EmbeddedStore.open(data)) {
            store.append(EmbeddedStore.item("a", 0));
            store.erasures().ensure(EmbeddedStore.ANNE);
            return secrets(store.keys(), keys);
        }
    }

    private static List<String> secrets(SubjectKeys keys, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Base64.getEncoder().encodeToString(keys.serviceSecret("number " + i)))
                .toList();
    }

    private SubjectKeys opened(@Nullable String given) {
        return SubjectKeys.open(data.resolve("keys.db"), data.resolve("kek"), given, true);
    }

    /** What is said of the keys. */
    private record Done(long keys, long rewrapped, @Nullable Path keyFile) {}

    private Done rotate(@Nullable String given, @Nullable String next) {
        var outcome = outcome(given, next);
        assertThat(outcome.unopened()).isEmpty();
        return new Done(outcome.keys(), outcome.rewrapped(), outcome.keyFile());
    }

    private Outcome outcome(@Nullable String given, @Nullable String next) {
        return KeyRotations.load().ofDataDirectory(data, given, null, next, null, UNSEEN);
    }

    private Code refusal(@Nullable String given, @Nullable String next) {
        return catchThrowableOfType(StartupFailure.class, () -> rotate(given, next))
                .code();
    }

    @Test
    @DisplayName("puts every key under a new one in the file, and changes nothing else")
    void everything() throws Exception {
        var secrets = filled(FEW);
        var before = wrapped();
        var formerKey = Files.readString(data.resolve("kek"));

        var outcome = rotate(null, null);

        assertThat(outcome).isEqualTo(new Done(FEW, FEW, data.resolve("kek")));
        assertThat(data.resolve("kek")).content().isNotEqualTo(formerKey);
        assertThat(data.resolve("kek.next")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(data.resolve("kek"))).hasSize(2);
        assertThat(wrapped().keySet()).isEqualTo(before.keySet());
        try (var store = EmbeddedStore.open(data)) {
            assertThat(secrets(store.keys(), FEW)).isEqualTo(secrets);
        }
        assertThat(wrapped()).containsEntry(EmbeddedStore.ANNE.value(), "destroyed");
        assertThatThrownBy(() -> opened(formerKey))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(Code.KEY_ENCRYPTION_KEY_WRONG))
                .hasMessageContaining("rotate-keys");
    }

    @Test
    @DisplayName(
            "keeps the former key beside the new one, for its owner only, and never in the place of an earlier one")
    void formerKept() throws Exception {
        filled(FEW);
        var kek = data.resolve("kek");
        var first = Files.readString(kek);
        Files.setPosixFilePermissions(kek, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(outcome(null, null).asideFile()).isEqualTo(data.resolve("kek.former"));
        var second = Files.readString(kek);
        assertThat(outcome(null, ONE).asideFile()).isEqualTo(data.resolve("kek.former.2"));
        assertThat(outcome(ONE, OTHER).asideFile()).isNull();

        assertThat(kek).doesNotExist();
        assertThat(data.resolve("kek.former")).hasContent(first);
        assertThat(data.resolve("kek.former.2")).hasContent(second);
        assertThat(OwnerOnly.isOpenToOthers(data.resolve("kek.former"))).isFalse();
    }

    @Test
    @DisplayName("leaves keys that are damaged as they are, names them, and puts all others under the new one")
    void damagedKeys() throws Exception {
        var secrets = filled(FEW);
        damage("service:number 3");
        damage("service:number 17");
        var damaged = List.of("service:number 17", "service:number 3");

        assertThat(outcome(null, null))
                .isEqualTo(new Outcome(FEW, FEW - 2, data.resolve("kek"), data.resolve("kek.former"), damaged));
        assertThat(outcome(null, ONE).unopened()).isEqualTo(damaged);

        try (var keys = opened(ONE)) {
            assertThat(secrets(keys, 3)).isEqualTo(secrets.subList(0, 3));
            assertThatThrownBy(() -> keys.serviceSecret("number 3")).isInstanceOf(Unavailable.class);
        }
    }

    private void damage(String subject) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("keys.db"));
                var statement =
                        connection.prepareStatement("UPDATE subject_key SET wrapped = x'00ff' WHERE subject = ?")) {
            statement.setString(1, subject);
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    @Test
    @DisplayName("is refused, and changes nothing, while somebody reads the keys, and is done when that has ended")
    void readMeanwhile() throws Exception {
        var secrets = filled(FEW);
        try (var reader = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("keys.db"));
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM subject_key").close();

            assertThatThrownBy(() -> rotate(null, null))
                    .isInstanceOfSatisfying(
                            StartupFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo(Code.DATA_DIR_IN_USE));
        }

        assertThat(data.resolve("kek.next")).doesNotExist();
        assertThat(rotate(null, null)).isEqualTo(new Done(FEW, FEW, data.resolve("kek")));
        try (var keys = opened(null)) {
            assertThat(secrets(keys, FEW)).isEqualTo(secrets);
        }
    }

    @Test
    @DisplayName("takes both keys from files as well; one that is the directory's own is exchanged in its place")
    void files() throws Exception {
        var secrets = filled(FEW);
        var kek = data.resolve("kek");
        var former = Files.writeString(data.resolve("mine"), ONE);
        var next = Files.writeString(data.resolve("my-next"), OTHER);

        var own = KeyRotations.load().ofDataDirectory(data, null, kek, null, null, UNSEEN);
        assertThat(own.keyFile()).isEqualTo(kek);
        rotate(null, ONE);
        var named = KeyRotations.load().ofDataDirectory(data, null, former, null, next, UNSEEN);

        assertThat(named).isEqualTo(new Outcome(FEW, FEW, null, null, List.of()));
        assertThat(former).hasContent(ONE);
        try (var keys = SubjectKeys.open(data.resolve("keys.db"), kek, null, next, true, SqliteFile.Sync.FULL)) {
            assertThat(secrets(keys, FEW)).isEqualTo(secrets);
        }
        assertThat(kek).doesNotExist();
    }

    @Test
    @DisplayName("leaves nothing of the former wrapping in any file")
    void noBytesLeft() throws Exception {
        filled(FEW);
        var before = wrapped().values().stream()
                .filter(bytes -> !bytes.equals("destroyed"))
                .toList();
        assertThat(bytesOnDisk()).contains(before);

        rotate(null, null);

        assertThat(bytesOnDisk()).doesNotContain(before.toArray(String[]::new));
    }

    @Test
    @DisplayName("can be killed at any point and run again; no service starts before it has ended")
    void killed() throws Exception {
        var secrets = filled(MORE_THAN_A_PAGE);

        var kills = 0;
        var refused = 0;
        while (KilledRotation.run(data, kills + 1, null, null) == KilledRotation.DIED) {
            kills++;
            refused += refusesToStart() ? 1 : 0;
            rotate(null, null);
            try (var store = EmbeddedStore.open(data)) {
                assertThat(secrets(store.keys(), MORE_THAN_A_PAGE))
                        .as("killed at %d", kills)
                        .isEqualTo(secrets);
            }
        }

        assertThat(kills).isGreaterThan(4);
        assertThat(refused).as("all but the last kill were half-way").isEqualTo(kills - 1);
    }

    private boolean refusesToStart() {
        try {
            EmbeddedStore.open(data).close();
            return false;
        } catch (StartupFailure e) {
            assertThat(e.code()).isEqualTo(Code.KEY_ROTATION_UNFINISHED);
            assertThat(e).hasMessageContaining("rotate-keys --data " + data);
            return true;
        }
    }

    @Test
    @DisplayName("moves from the file to a key that is given, and on to another, each time as often as one likes")
    void given() {
        var secrets = filled(FEW);

        assertThat(rotate(null, ONE)).isEqualTo(new Done(FEW, FEW, null));
        assertThat(data.resolve("kek")).doesNotExist();
        assertThat(rotate(ONE, OTHER)).isEqualTo(new Done(FEW, FEW, null));
        assertThat(rotate(ONE, OTHER)).isEqualTo(new Done(FEW, 0, null));

        try (var keys = opened(OTHER)) {
            assertThat(secrets(keys, FEW)).isEqualTo(secrets);
        }
    }

    @Test
    @DisplayName("to a given key is finished by running it again, and the file that nothing uses any more is put aside")
    void givenAndKilled() {
        var secrets = filled(FEW);
        var dying = new StoredKeyRotations(step -> {
            if (step == Step.KEYS_REWRAPPED) {
                throw new IllegalStateException("dead");
            }
        });
        assertThatThrownBy(() -> dying.ofDataDirectory(data, null, null, ONE, null, UNSEEN))
                .hasMessage("dead");
        assertThat(data.resolve("kek")).exists();

        assertThat(rotate(null, ONE)).isEqualTo(new Done(FEW, 0, null));

        assertThat(data.resolve("kek")).doesNotExist();
        try (var keys = opened(ONE)) {
            assertThat(secrets(keys, FEW)).isEqualTo(secrets);
        }
    }

    @Test
    @DisplayName(
            "is refused, and changes nothing, where a key is missing or is not the one, or the directory is in use")
    void refused() throws Exception {
        assertThat(refusal(null, null)).isEqualTo(Code.KEY_FILE_MISSING);
        filled(1);
        var before = wrapped();

        assertThat(refusal(ONE, null)).isEqualTo(Code.KEY_ENCRYPTION_KEY_MISSING);
        assertThat(refusal(ONE, OTHER)).isEqualTo(Code.KEY_ENCRYPTION_KEY_WRONG);
        assertThat(refusal(null, "short")).isEqualTo(Code.KEY_ENCRYPTION_KEY_INVALID);
        assertThat(refusal(null, "")).as("a file that could not be read").isEqualTo(Code.KEY_ENCRYPTION_KEY_INVALID);
        assertThat(refusal("", null)).isEqualTo(Code.KEY_ENCRYPTION_KEY_INVALID);
        try (var running = EmbeddedStore.open(data)) {
            assertThat(running).isNotNull();
            assertThat(refusal(null, null)).isEqualTo(Code.DATA_DIR_IN_USE);
        }
        assertThat(wrapped()).isEqualTo(before);
        assertThat(data.resolve("kek.next")).doesNotExist();
    }

    /** What was killed, with which environment. */
    private void die(Step after, @Nullable String given, @Nullable String next) {
        var dying = new StoredKeyRotations(step -> {
            if (step == after) {
                throw new IllegalStateException("dead");
            }
        });
        assertThatThrownBy(() -> dying.ofDataDirectory(data, given, null, next, null, UNSEEN))
                .hasMessage("dead");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    @DisplayName("goes on with the same environment after a kill at any step, from a file or a given key, to either")
    void sameAgain(Step step) {
        var secrets = filled(FEW);

        die(step, null, null);
        rotate(null, null);
        die(step, null, ONE);
        rotate(null, ONE);
        assertThat(data.resolve("kek")).doesNotExist();
        die(step, ONE, OTHER);
        rotate(ONE, OTHER);

        assertThat(data.resolve("kek.next")).doesNotExist();
        try (var keys = opened(OTHER)) {
            assertThat(secrets(keys, FEW)).isEqualTo(secrets);
        }
    }

    @Test
    @DisplayName("to a given key that was killed half-way makes no key in the file, and every way on leads somewhere")
    void everyWayOn() {
        var secrets = filled(FEW);
        die(Step.KEYS_REWRAPPED, null, ONE);

        assertThatThrownBy(() -> rotate(null, null))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(Code.KEY_ENCRYPTION_KEY_WRONG))
                .hasMessageContaining("MENTORSHIP_KEK")
                .hasMessageContaining("MENTORSHIP_NEW_KEK");
        assertThat(data.resolve("kek.next")).doesNotExist();
        try (var directory = DataDirectory.open(data);
                var keys = opened(ONE)) {
            assertThat(directory).isNotNull();
            assertThat(secrets(keys, FEW)).as("starts with the new key").isEqualTo(secrets);
        }
        assertThat(rotate(ONE, OTHER)).as("goes on from the new key").isEqualTo(new Done(FEW, FEW, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MENTORSHIP_KEK", "MENTORSHIP_NEW_KEK"})
    @DisplayName("removes a key that was made to take the place of the other, and that opens nothing")
    void uselessNext(String variable) throws Exception {
        filled(FEW);
        rotate(null, ONE);
        Files.writeString(data.resolve("kek.next"), OTHER);

        var isCurrent = variable.equals("MENTORSHIP_KEK");
        assertThat(rotate(isCurrent ? ONE : null, isCurrent ? null : ONE)).isEqualTo(new Done(FEW, 0, null));

        assertThat(data.resolve("kek.next")).doesNotExist();
        opened(ONE).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "c2hvcnQ=", "\u0000\u0000", "\u00ff\u00fe"})
    @DisplayName("goes on where the file of a new key holds none, as if it were not there")
    void noKeyInNext(String content) throws Exception {
        var secrets = filled(FEW);
        var next = data.resolve("kek.next");

        Files.write(next, content.getBytes(ISO_8859_1));
        assertThat(refusesToStart()).isTrue();
        assertThat(rotate(null, null)).isEqualTo(new Done(FEW, FEW, data.resolve("kek")));
        assertThat(next).doesNotExist();

        Files.write(next, content.getBytes(ISO_8859_1));
        assertThat(rotate(null, ONE)).isEqualTo(new Done(FEW, FEW, null));
        assertThat(next).doesNotExist();

        Files.write(next, content.getBytes(ISO_8859_1));
        assertThat(rotate(ONE, null)).isEqualTo(new Done(FEW, 0, null));
        assertThat(next).doesNotExist();
        try (var keys = opened(ONE)) {
            assertThat(secrets(keys, FEW)).isEqualTo(secrets);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", OTHER_IN_FILE})
    @DisplayName("between given keys, or to finish one, puts a file aside that opens nothing, and no other")
    void uselessFile(String content) throws Exception {
        filled(FEW);
        rotate(null, ONE);
        var file = Files.writeString(data.resolve("kek"), content);

        var finished = outcome(ONE, null);
        assertThat(finished.rewrapped()).isZero();
        assertThat(file).doesNotExist();
        assertThat(Objects.requireNonNull(finished.asideFile()))
                .as("it may be a key to which somebody meant to change")
                .hasContent(content);

        Files.writeString(file, content);
        assertThat(rotate(ONE, OTHER)).isEqualTo(new Done(FEW, FEW, null));
        assertThat(file).doesNotExist();

        Files.writeString(file, OTHER);
        assertThat(refusal(OTHER, null)).as("nothing was cut short").isEqualTo(Code.KEY_ENCRYPTION_KEY_MISSING);
        Files.writeString(file, ONE);
        assertThat(rotate(OTHER, ONE)).isEqualTo(new Done(FEW, FEW, null));
        assertThat(file).as("the new key, which was put there before").hasContent(ONE);
        opened(null).close();
    }

    @Test
    @DisplayName("says what is wrong with the file where nothing else opens the keys")
    void damagedFile() throws Exception {
        filled(FEW);
        var former = Files.readString(data.resolve("kek"));
        Files.writeString(data.resolve("kek"), "garbage");

        assertThat(refusal(null, null)).isEqualTo(Code.KEY_ENCRYPTION_KEY_INVALID);
        Files.writeString(data.resolve("kek.next"), OTHER);
        assertThat(refusal(null, null)).isEqualTo(Code.KEY_ENCRYPTION_KEY_INVALID);
        assertThat(refusal(OTHER, ONE)).isEqualTo(Code.KEY_ENCRYPTION_KEY_WRONG);
        Files.delete(data.resolve("kek"));
        assertThat(refusal(null, null)).isEqualTo(Code.KEY_ENCRYPTION_KEY_WRONG);
        Files.writeString(data.resolve("kek.next"), "garbage");
        assertThat(refusal(null, null)).isEqualTo(Code.KEY_ENCRYPTION_KEY_MISSING);

        assertThat(rotate(former, ONE)).isEqualTo(new Done(FEW, FEW, null));
    }

    @Test
    @DisplayName("to a key in the file that was killed half-way can go on to a given one, but not without the file")
    void madeThenGiven() throws Exception {
        var secrets = filled(FEW);
        var former = Files.readString(data.resolve("kek"));
        die(Step.KEYS_REWRAPPED, null, null);

        assertThatThrownBy(() -> rotate(former, null))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(Code.KEY_ROTATION_UNFINISHED))
                .hasMessageContaining("without MENTORSHIP_KEK");
        assertThat(rotate(null, ONE)).isEqualTo(new Done(FEW, FEW, null));

        assertThat(data.resolve("kek")).doesNotExist();
        assertThat(data.resolve("kek.next")).doesNotExist();
        try (var keys = opened(ONE)) {
            assertThat(secrets(keys, FEW)).isEqualTo(secrets);
        }
    }

    @Test
    @DisplayName("is not caught half-way by a backup, which could not be read")
    void backups() throws Exception {
        filled(1);
        var request = new StoreBackups.Request(
                data,
                data.resolveSibling("backup"),
                new StoreBackups.Secrets(true, null, null, List.of()),
                List.of(),
                "test");
        Files.writeString(data.resolve("kek.next"), OTHER);
        assertThatThrownBy(() -> StoreBackups.load().backUp(request, (_, _, _) -> {}))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(Code.KEY_ROTATION_UNFINISHED));
        Files.delete(data.resolve("kek.next"));

        assertThatThrownBy(() -> StoreBackups.load().backUp(request, (_, _, _) -> exchangeKey()))
                .isInstanceOfSatisfying(
                        BackupFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(BackupFailure.Code.KEYS_ROTATED));
        assertThat(request.to()).doesNotExist();
    }

    private void exchangeKey() {
        try {
            Files.writeString(data.resolve("kek"), OTHER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is stored for each subject. */
    private TreeMap<String, String> wrapped() throws SQLException {
        var all = new TreeMap<String, String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("keys.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT subject, wrapped FROM subject_key")) {
            while (rows.next()) {
                var bytes = rows.getBytes(2);
                all.put(rows.getString(1), bytes == null ? "destroyed" : new String(bytes, ISO_8859_1));
            }
        }
        return all;
    }

    private String bytesOnDisk() throws IOException {
        var all = new ArrayList<String>();
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.add(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return String.join("\n", all);
    }
}
