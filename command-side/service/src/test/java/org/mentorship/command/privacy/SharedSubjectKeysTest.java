package org.mentorship.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.Unavailable;

@DisplayName("Keys that several processes share")
class SharedSubjectKeysTest {

    private static final byte[] TEXT = {1, 2, 3};
    private static final byte[] NOTHING = {};
    private static final int PROCESSES = 8;

    @TempDir
    private Path directory;

    private MongoServer server;
    private MongoClient client;

    @BeforeEach
    void start() {
        server = new MongoServer(new MemoryBackend());
        server.bind();
        client = MongoClients.create(server.getConnectionString());
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    private SubjectKeys process(String wrappingKey) {
        return SubjectKeys.shared(
                client.getDatabase("test"),
                KeyRing.of(KeyEncryptionKey.load(null, directory.resolve(wrappingKey), true)),
                Duration.ZERO);
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
        assertThat(process("kek").isLive("par_a")).isFalse();
        assertThat(client.getDatabase("test")
                        .getCollection("subject_keys")
                        .find(new org.bson.Document("_id", "par_a"))
                        .first())
                .containsEntry("wrapped", null);
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
        var address = server.getLocalAddress();
        server.shutdownNow();
        try (var soonTired = MongoClients.create("mongodb://%s:%d/?serverSelectionTimeoutMS=300"
                .formatted(address.getHostString(), address.getPort()))) {
            var keys = SubjectKeys.shared(
                    soonTired.getDatabase("test"),
                    KeyRing.of(KeyEncryptionKey.load(null, directory.resolve("kek"), true)),
                    Duration.ZERO);
            var strangers = SubjectKeys.shared(
                    soonTired.getDatabase("test"),
                    KeyRing.of(KeyEncryptionKey.load(null, directory.resolve("another"), true)),
                    Duration.ZERO);
            assertThatThrownBy(() -> keys.forEncryption("par_a")).isInstanceOf(Unavailable.class);

            server = new MongoServer(new MemoryBackend());
            server.bind(address);

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
