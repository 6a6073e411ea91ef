package org.mentorship.command.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.StartupFailure.Code;
import org.mentorship.contract.Unavailable;
import org.mentorship.contract.health.PartHealth.State;

@DisplayName("The subjects' keys")
class SubjectKeysTest {

    private static final byte[] NOTHING = {};
    private static final byte[] TEXT = "text".getBytes(UTF_8);
    private static final int CALLERS = 32;

    private final Path directory;
    private SubjectKeys keys;

    SubjectKeysTest(@TempDir Path directory) {
        this.directory = directory;
        this.keys = open(null);
    }

    private SubjectKeys open(@Nullable String given) {
        return SubjectKeys.open(directory.resolve("keys.db"), directory.resolve("kek"), given, false);
    }

    private void restart() {
        keys.close();
        keys = open(null);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    private byte[] encrypted(String subject) throws GeneralSecurityException {
        return keys.forEncryption(subject).orElseThrow().encrypt(TEXT, NOTHING);
    }

    private byte[] decrypted(String subject, byte[] ciphertext) throws GeneralSecurityException {
        return keys.forDecryption(subject).orElseThrow().decrypt(ciphertext, NOTHING);
    }

    @Test
    @DisplayName("are made on first use and found again after a restart")
    void kept() throws Exception {
        var ciphertext = encrypted("par_a");

        restart();

        assertThat(decrypted("par_a", ciphertext)).isEqualTo(TEXT);
    }

    @Test
    @DisplayName("are another for each subject")
    void apart() throws Exception {
        var ciphertext = encrypted("par_a");
        encrypted("par_b");

        assertThatThrownBy(() -> decrypted("par_b", ciphertext)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    @DisplayName("are one per subject, however many ask for it at once")
    void raced() throws Exception {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var calls = Stream.<Callable<byte[]>>generate(() -> () -> encrypted("par_a"))
                    .limit(CALLERS)
                    .toList();
            var ciphertexts = callers.invokeAll(calls);

            restart();

            for (var ciphertext : ciphertexts) {
                assertThat(decrypted("par_a", ciphertext.get())).isEqualTo(TEXT);
            }
        }
    }

    @Test
    @DisplayName("once destroyed stay so, also after a restart, and the subject gets no other")
    void destroyed() throws Exception {
        encrypted("par_a");

        keys.destroy("par_a");
        keys.destroy("par_a");

        assertThat(keys.forDecryption("par_a")).isEmpty();
        assertThat(keys.forEncryption("par_a")).isEmpty();
        restart();
        assertThat(keys.forDecryption("par_a")).isEmpty();
        assertThat(keys.forEncryption("par_a")).isEmpty();
        assertThat(keys.isGone("par_a")).isTrue();
    }

    @Test
    @DisplayName("are not given to a subject that was erased before it ever had one")
    void destroyedBeforeUse() {
        keys.destroy("par_a");

        assertThat(keys.forEncryption("par_a")).isEmpty();
    }

    @Test
    @DisplayName("leave no bytes in any file once they are destroyed")
    void noBytesLeft() throws Exception {
        for (var i = 0; i < 20; i++) {
            encrypted("par_" + i);
        }
        var wrapped = wrappedOnDisk("par_7");
        assertThat(bytesOnDisk()).contains(wrapped);

        keys.destroy("par_7");

        assertThat(bytesOnDisk()).doesNotContain(wrapped);
    }

    @Test
    @DisplayName(
            "are destroyed while somebody reads their file, whom nobody waits for; their bytes go as soon as that one is done")
    void reader() throws Exception {
        encrypted("par_a");
        var wrapped = wrappedOnDisk("par_a");
        try (var reader = connect();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM subject_key").close();

            keys.destroy("par_a");

            assertThat(keys.forDecryption("par_a")).isEmpty();
            assertThat(keys.isGone("par_a")).as("in the file").isTrue();
            assertThat(keys.awaitingDestruction()).isEqualTo(1);
            assertThat(bytesOnDisk()).contains(wrapped);
            assertThat(decrypted("par_b", encrypted("par_b"))).isEqualTo(TEXT);
        }

        await().until(() -> keys.awaitingDestruction() == 0);
        assertThat(bytesOnDisk()).doesNotContain(wrapped);
    }

    @Test
    @DisplayName("that somebody still reads at a start await their destruction, until that one is done")
    void readerOutlivesTheProcess() throws Exception {
        encrypted("par_a");
        restart();
        var wrapped = wrappedOnDisk("par_a");
        try (var reader = connect();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM subject_key").close();
            keys.destroy("par_a");

            restart();

            assertThat(keys.isGone("par_a")).isTrue();
            assertThat(keys.awaitingDestruction()).isEqualTo(1);
            assertThat(new SubjectKeysHealth(keys).check().state()).isEqualTo(State.DEGRADED);
            assertThat(Files.readString(directory.resolve("keys.db"), ISO_8859_1))
                    .contains(wrapped);
        }

        await().until(() -> keys.awaitingDestruction() == 0);
        assertThat(bytesOnDisk()).doesNotContain(wrapped);
    }

    @Test
    @DisplayName("that their file refused to destroy are destroyed without help once it takes that, one by one")
    void refused() throws Exception {
        var subjects = List.of("par_a", "par_b", "par_c");
        for (var subject : subjects) {
            encrypted(subject);
        }
        refuseDestroying("true");

        for (var subject : subjects) {
            assertThatThrownBy(() -> keys.destroy(subject)).hasMessageContaining("not now");
            assertThat(keys.forDecryption(subject)).isEmpty();
            assertThat(keys.isGone(subject)).as("in the file").isFalse();
        }
        refuseDestroying("OLD.subject = 'par_a'");
        await().until(() -> keys.awaitingDestruction() == 1);
        assertThat(keys.isGone("par_a")).isFalse();
        change("DROP TRIGGER refusing");

        await().until(() -> keys.awaitingDestruction() == 0);
        assertThat(keys.isGone("par_a")).isTrue();
    }

    private void refuseDestroying(String condition) throws SQLException {
        change(
                "DROP TRIGGER IF EXISTS refusing",
                "CREATE TRIGGER refusing BEFORE UPDATE ON subject_key WHEN " + condition
                        + " BEGIN SELECT RAISE(ABORT, 'not now'); END");
    }

    /** All at once. */
    private void change(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                statement.executeUpdate(sql);
            }
            connection.commit();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("keys.db"));
    }

    private String wrappedOnDisk(String subject) throws Exception {
        try (var connection = connect();
                var statement = connection.prepareStatement("SELECT wrapped FROM subject_key WHERE subject = ?")) {
            statement.setString(1, subject);
            try (var result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                return new String(result.getBytes(1), ISO_8859_1);
            }
        }
    }

    private String bytesOnDisk() throws Exception {
        var text = new StringBuilder();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                text.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return text.toString();
    }

    @Test
    @DisplayName("are not made up where a stored text has none: the file of keys is the wrong one")
    void missing() {
        assertThatThrownBy(() -> keys.forDecryption("par_never")).isInstanceOf(IllegalStateException.class);

        assertThatThrownBy(() -> keys.forEncryption("par_never"))
                .as("nor for a text that is about to be stored")
                .isInstanceOf(Unavailable.class);
        assertThat(keys.missing()).containsExactly("par_never");

        keys.destroy("par_never");
        assertThat(keys.missing()).as("nobody is missed who was erased").isEmpty();
    }

    @Test
    @DisplayName("are refused under another key-encryption key than before")
    void wrongWrapping() {
        keys.close();

        var other = Base64.getEncoder().encodeToString(new byte[32]);
        var refusal = catchThrowableOfType(StartupFailure.class, () -> open(other));

        assertThat(refusal.code()).isEqualTo(Code.KEY_ENCRYPTION_KEY_WRONG);
        assertThat(refusal).hasMessageContaining("MENTORSHIP_KEK").hasMessageContaining("keys.db");
    }

    @Test
    @DisplayName("are refused if the key-encryption key is gone")
    void noWrapping() throws Exception {
        keys.close();
        Files.delete(directory.resolve("kek"));

        assertThat(catchThrowableOfType(StartupFailure.class, () -> open(null)).code())
                .isEqualTo(Code.KEY_ENCRYPTION_KEY_MISSING);
    }

    @Test
    @DisplayName(
            "are under a key in a file elsewhere, if that is named; then none is made, neither there nor beside them")
    void namedFile() throws Exception {
        var named = directory.resolve("elsewhere");
        var own = directory.resolve("own");
        var file = directory.resolve("other.db");

        assertThat(catchThrowableOfType(
                                StartupFailure.class,
                                () -> SubjectKeys.open(file, own, null, named, false, SqliteFile.Sync.FULL))
                        .code())
                .isEqualTo(Code.KEY_ENCRYPTION_KEY_MISSING);
        assertThat(named).doesNotExist();
        Files.copy(directory.resolve("kek"), named);
        SubjectKeys.open(file, own, null, named, false, SqliteFile.Sync.FULL).close();

        assertThat(own).doesNotExist();
        SubjectKeys.open(file, directory.resolve("kek"), null, true).close();
    }

    @Test
    @DisplayName("are there although somebody reads what a process that was killed left in the write-ahead log")
    void readMeanwhile() throws Exception {
        var cipher = keys.serviceSecret("one");
        var left = Files.createDirectory(directory.resolve("left"));
        for (var name : List.of("keys.db", "keys.db-wal", "kek")) {
            Files.copy(directory.resolve(name), left.resolve(name));
        }
        try (var reader = DriverManager.getConnection("jdbc:sqlite:" + left.resolve("keys.db"));
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM subject_key").close();

            try (var started = SubjectKeys.open(left.resolve("keys.db"), left.resolve("kek"), null, true)) {
                assertThat(started.serviceSecret("one")).isEqualTo(cipher);
            }
        }
    }

    @Test
    @DisplayName("are refused if their file is gone but there are events")
    void fileGone() {
        var other = directory.resolve("other.db");
        var refusal = catchThrowableOfType(
                StartupFailure.class, () -> SubjectKeys.open(other, directory.resolve("kek"), null, true));

        assertThat(refusal.code()).isEqualTo(Code.KEY_FILE_MISSING);
        assertThat(other).doesNotExist();
    }

    @Test
    @DisplayName("are refused if their file is damaged")
    void damaged() throws Exception {
        keys.close();
        Files.write(directory.resolve("keys.db"), new byte[10]);

        assertThat(catchThrowableOfType(StartupFailure.class, () -> open(null)).code())
                .isEqualTo(Code.KEY_FILE_CORRUPT);
    }

    @Test
    @DisplayName("include secrets of the service, the same after a restart")
    void serviceSecrets() {
        var secret = keys.serviceSecret("one");

        restart();

        assertThat(keys.serviceSecret("one")).isEqualTo(secret).hasSize(32);
        assertThat(keys.serviceSecret("two")).isNotEqualTo(secret);
    }
}
