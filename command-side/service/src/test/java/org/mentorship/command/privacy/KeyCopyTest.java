package org.mentorship.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.command.migrate.UnseenProgress;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.migration.MigrationFailure;
import org.mentorship.contract.migration.MigrationFailure.Code;
import org.mentorship.contract.migration.MigrationProgress;
import org.mentorship.contract.migration.MigrationReport.Kept;

@DisplayName("Copying keys to a cluster")
class KeyCopyTest {

    private static final byte[] TEXT = {1, 2, 3};
    private static final byte[] NOTHING = {};
    private static final int MANY = 1_200;

    private static final MigrationProgress SILENT = new UnseenProgress();

    @TempDir
    private Path directory;

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    private MongoDatabase target() {
        return mongo.database();
    }

    private Path file() {
        return directory.resolve("keys.db");
    }

    private KeyEncryptionKey wrapping() {
        return KeyEncryptionKey.load(null, directory.resolve("kek"), true);
    }

    private SubjectKeys embedded() {
        return SubjectKeys.open(file(), directory.resolve("kek"), null, null, false, SqliteFile.Sync.OFF);
    }

    private SubjectKeys cluster() {
        return SubjectKeys.shared(target(), KeyRing.of(wrapping()), Duration.ZERO);
    }

    private KeyCopy copying(String... erased) {
        return KeyCopy.open(file(), target(), Set.of(erased));
    }

    private Kept copy(String... erased) {
        try (var copy = copying(erased)) {
            copy.verify(wrapping());
            copy.copy(SILENT);
            return copy.compare(SILENT);
        }
    }

    private static void give(SubjectKeys keys, String subject) {
        assertThat(keys.forEncryption(subject)).isPresent();
    }

    @Test
    @DisplayName("lets the cluster read what was written, recognise what was sent, and give no erased person a new key")
    void same() throws Exception {
        byte[] ciphertext;
        byte[] secret;
        try (var keys = embedded()) {
            ciphertext = keys.forEncryption("par_a").orElseThrow().encrypt(TEXT, NOTHING);
            give(keys, "par_gone");
            keys.destroy("par_gone");
            secret = keys.serviceSecret("fingerprints");
        }
        var before = Files.readAllBytes(file());

        assertThat(copy()).isEqualTo(new Kept(3, 3, 0));

        assertThat(file()).hasBinaryContent(before);
        var keys = cluster();
        assertThat(keys.forDecryption("par_a").orElseThrow().decrypt(ciphertext, NOTHING))
                .isEqualTo(TEXT);
        assertThat(keys.forEncryption("par_gone")).isEmpty();
        assertThat(keys.serviceSecret("fingerprints")).isEqualTo(secret);
    }

    @Test
    @DisplayName("goes on after it was cut short, and takes up what has been erased since")
    void again() {
        try (var keys = embedded()) {
            for (var i = 0; i < MANY; i++) {
                give(keys, "par_" + i);
            }
        }
        copy();
        new KeyCollection(target()).destroy("par_7");
        target().getCollection("subject_keys").deleteOne(new Document("_id", "par_1100"));
        try (var keys = embedded()) {
            keys.destroy("par_7");
            keys.destroy("par_8");
            give(keys, "par_new");
        }

        assertThat(copy()).isEqualTo(new Kept(MANY + 1, MANY + 1, 0));
        assertThat(cluster().isGone("par_8")).isTrue();
        assertThat(cluster().forDecryption("par_1100")).isPresent();
    }

    @Test
    @DisplayName("destroys the key of somebody whose erasure is in the log, also where a crash left it")
    void unfinishedErasure() {
        try (var keys = embedded()) {
            give(keys, "par_a");
        }

        assertThat(copy("par_a")).isEqualTo(new Kept(1, 1, 0));
        assertThat(cluster().forEncryption("par_a")).isEmpty();
    }

    @Test
    @DisplayName("finds what is missing there or is other")
    void compares() {
        try (var keys = embedded()) {
            give(keys, "par_a");
            give(keys, "par_b");
        }
        copy();
        new KeyCollection(target()).destroy("par_a");
        give(cluster(), "par_c");

        try (var copy = copying()) {
            assertThat(copy.compare(SILENT)).isEqualTo(new Kept(2, 3, 1));
        }
    }

    @Test
    @DisplayName("refuses where somebody has another key already, and changes none")
    void otherKeys() {
        var there = cluster();
        give(there, "par_a");
        try (var keys = embedded()) {
            give(keys, "par_a");
        }

        var refusal = catchThrowableOfType(MigrationFailure.class, this::copy);

        assertThat(refusal.code()).isEqualTo(Code.TARGET_HOLDS_OTHER_KEYS);
        assertThat(refusal).hasMessageContaining("par_a").hasMessageContaining("test");
    }

    @Test
    @DisplayName("refuses another key-encryption key than that of the file, and a cluster that has another")
    void otherWrapping() {
        embedded().close();
        var other = KeyEncryptionKey.load(null, directory.resolve("other"), true);
        try (var copy = copying()) {
            assertThat(catchThrowableOfType(StartupFailure.class, () -> copy.verify(other))
                            .code())
                    .isEqualTo(StartupFailure.Code.KEY_ENCRYPTION_KEY_WRONG);
            SubjectKeys.shared(target(), KeyRing.of(other), Duration.ZERO);
            assertThat(catchThrowableOfType(StartupFailure.class, () -> copy.verify(wrapping()))
                            .code())
                    .isEqualTo(StartupFailure.Code.KEY_ENCRYPTION_KEY_WRONG);
        }
    }
}
