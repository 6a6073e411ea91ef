package org.mentorship.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.Unavailable;

@DisplayName("Keys that several processes share")
class SharedSubjectKeysTest {

    private static final byte[] TEXT = {1, 2, 3};
    private static final byte[] NOTHING = {};
    private static final int PROCESSES = 8;

    @TempDir
    private Path directory;

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    private SubjectKeys process(String wrappingKey) {
        return process(wrappingKey, mongo.database());
    }

    private SubjectKeys process(String wrappingKey, MongoDatabase database) {
        return SubjectKeys.shared(
                database, KeyRing.of(KeyEncryptionKey.load(null, directory.resolve(wrappingKey), true)), Duration.ZERO);
    }

    @Test
    @DisplayName("are one per subject, whoever makes it, even at once")
    void one() throws Exception {
        var processes = new ArrayList<SubjectKeys>();
        for (var i = 0; i < PROCESSES; i++) {
            processes.add(process("kek"));
        }
        try (var callers = Executors.newFixedThreadPool(PROCESSES)) {
            var calls = processes.stream()
                    .<Callable<byte[]>>map(keys ->
                            () -> keys.forEncryption("par_a").orElseThrow().encrypt(TEXT, NOTHING))
                    .toList();
            for (var ciphertext : callers.invokeAll(calls)) {
                for (var keys : processes) {
                    assertThat(keys.forDecryption("par_a").orElseThrow().decrypt(ciphertext.get(), NOTHING))
                            .isEqualTo(TEXT);
                }
            }
        }
        assertThat(processes.getFirst().serviceSecret("x"))
                .isEqualTo(processes.getLast().serviceSecret("x"));
    }

    @Test
    @DisplayName("are out of use everywhere once one process has destroyed them, for ever")
    void destroyed() {
        var one = process("kek");
        var other = process("kek");
        assertThat(one.forEncryption("par_a")).isPresent();
        assertThat(other.forDecryption("par_a")).isPresent();

        one.destroy("par_a");
        one.destroy("par_a");

        assertThat(other.forDecryption("par_a")).isEmpty();
        assertThat(other.forEncryption("par_a")).isEmpty();
        assertThat(process("kek").isGone("par_a")).isTrue();
        assertThat(mongo.database()
                        .getCollection("subject_keys")
                        .find(new org.bson.Document("_id", "par_a"))
                        .first())
                .containsEntry("wrapped", null);
    }

    @Test
    @DisplayName("open to all what one has sealed, and to nobody once they are destroyed")
    void seals() {
        var keys = process("kek");
        var one = new SubjectSeals(keys);
        var other = new SubjectSeals(process("kek"));
        var sealed = one.seal("par_a", "cmd-1", "value").orElseThrow();
        assertThat(other.open("par_a", "cmd-1", sealed)).contains("value");

        keys.destroy("par_a");

        assertThat(one.open("par_a", "cmd-1", sealed)).isEmpty();
        assertThat(other.open("par_a", "cmd-1", sealed)).isEmpty();
        assertThat(other.open("par_a", "cmd-1", "as it is")).isEmpty();
    }

    @Test
    @DisplayName("are refused to a process with another key-encryption key")
    void otherWrapping() {
        process("kek");
        assertThatThrownBy(() -> process("another"))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(StartupFailure.Code.KEY_ENCRYPTION_KEY_WRONG))
                .hasMessageContaining("test");
    }

    @Test
    @DisplayName(
            "need not be there when a process starts, are unavailable until then, and are checked before they are used")
    void late() {
        mongo.stop();
        try (var client = mongo.soonTired()) {
            var keys = process("kek", client.getDatabase("test"));
            var strangers = process("another", client.getDatabase("test"));
            assertThatThrownBy(() -> keys.forEncryption("par_a")).isInstanceOf(Unavailable.class);

            mongo.startAgain();

            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(keys.forEncryption("par_a")).isPresent());
            assertThatThrownBy(() -> strangers.forDecryption("par_a"))
                    .isInstanceOfSatisfying(
                            StartupFailure.class,
                            failure ->
                                    assertThat(failure.code()).isEqualTo(StartupFailure.Code.KEY_ENCRYPTION_KEY_WRONG));
        }
    }
}
