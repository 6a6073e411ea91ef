package org.mentorship.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.KeyEncryptionKey;
import org.mentorship.command.privacy.KeyRing;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.privacy.SubjectKeysHealth;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.Unavailable;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.privacy.KeyRotations;
import org.mentorship.contract.privacy.KeyRotations.Outcome;

@DisplayName("The rotation of the key-encryption key of a cluster")
class ClusterKeyRotationTest {

    private static final String FORMER = key(1);
    private static final String NEW = key(2);
    private static final ParticipantId ERASED = new ParticipantId("par_erased");
    private static final int KEYS = 1_500;

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    private static String key(int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private MongoDatabase database() {
        return mongo.database();
    }

    private MongoCollection<Document> rows() {
        return database().getCollection("subject_keys");
    }

    private SubjectKeys process(String current, @Nullable String next) {
        return SubjectKeys.shared(
                database(),
                new KeyRing(
                        KeyEncryptionKey.given(current, null),
                        KeyEncryptionKey.next(next, null).orElse(null)),
                Duration.ZERO);
    }

    private Outcome rotate(KeyRotations.Progress progress) {
        return KeyRotations.load().ofCluster(mongo.uri(), FORMER, null, NEW, null, progress);
    }

    private static Outcome done(long keys, long rewrapped) {
        return new Outcome(keys, rewrapped, null, null, List.of());
    }

    private static List<String> secrets(SubjectKeys keys, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Base64.getEncoder().encodeToString(keys.serviceSecret("number " + i)))
                .toList();
    }

    @Test
    @DisplayName("is not seen by processes that know both keys: they read and make keys before, during and after it")
    void bothKnown() {
        var running = process(FORMER, NEW);
        var secrets = secrets(running, KEYS);
        new Erasures(running).ensure(ERASED);

        var outcome = rotate((_, _) -> {
            assertThat(secrets(running, KEYS)).isEqualTo(secrets);
            assertThat(running.serviceSecret("made meanwhile")).hasSize(32);
        });

        assertThat(outcome).isEqualTo(done(KEYS, KEYS));
        assertThat(secrets(running, KEYS)).isEqualTo(secrets);
        var made = running.serviceSecret("made meanwhile");
        var restarted = process(NEW, null);
        assertThat(secrets(restarted, KEYS)).isEqualTo(secrets);
        assertThat(restarted.serviceSecret("made meanwhile")).isEqualTo(made);
        assertThat(rows().find(new Document("_id", ERASED.value())).first()).containsEntry("wrapped", null);
        assertThat(rotate((_, _) -> {})).isEqualTo(done(KEYS + 1, 0));
    }

    @Test
    @DisplayName("can be killed at any page and run again; until then each key opens with one of the two")
    void killed() {
        var secrets = secrets(process(FORMER, null), KEYS);
        for (var killAt = 1; killAt <= 2; killAt++) {
            var pages = killAt;
            assertThatThrownBy(() -> rotate((done, _) -> {
                        if (done >= pages * 1_000L || pages == 2) {
                            throw new IllegalStateException("dead");
                        }
                    }))
                    .hasMessage("dead");
            assertThat(secrets(process(FORMER, NEW), KEYS)).isEqualTo(secrets);
        }

        assertThat(rotate((_, _) -> {}).keys()).isEqualTo(KEYS);

        assertThat(secrets(process(NEW, null), KEYS)).isEqualTo(secrets);
    }

    @Test
    @DisplayName("leaves a process that knows the former key only without keys, and unable to make any")
    void onlyFormerKnown() {
        var stale = process(FORMER, null);
        var health = new SubjectKeysHealth(stale);
        stale.serviceSecret("one");

        rotate((_, _) -> {});

        assertThatThrownBy(() -> stale.serviceSecret("one")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> stale.serviceSecret("two")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(health::check).isInstanceOf(StartupFailure.class);
        assertThat(rows().countDocuments()).as("one key, and the check value").isEqualTo(2);
        assertThatThrownBy(() -> process(FORMER, null))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(StartupFailure.Code.KEY_ENCRYPTION_KEY_WRONG));
    }

    @Test
    @DisplayName("run again finds the key that such a process made in the last moment; until then it is unavailable")
    void straggler() {
        var stale = process(FORMER, null);
        var secret = stale.serviceSecret("late");
        var late = Objects.requireNonNull(
                rows().findOneAndDelete(new Document("_id", "service:late")), "a key that is stored later");
        rotate((_, _) -> {});
        rows().insertOne(late);
        var restarted = process(NEW, null);
        var health = new SubjectKeysHealth(restarted);

        assertThatThrownBy(() -> restarted.serviceSecret("late")).isInstanceOf(Unavailable.class);
        assertThat(health.check().state()).isEqualTo(PartHealth.State.DEGRADED);

        assertThat(rotate((_, _) -> {})).isEqualTo(done(1, 1));
        assertThat(restarted.serviceSecret("late")).isEqualTo(secret);
        assertThat(health.check().state()).isEqualTo(PartHealth.State.UP);
    }

    @Test
    @DisplayName(
            "names a key that such a process made before an earlier rotation; with both of its keys it goes on later")
    void stragglerOfEarlier() {
        var stale = process(FORMER, null);
        stale.serviceSecret("one");
        var secret = stale.serviceSecret("late");
        var late = Objects.requireNonNull(rows().findOneAndDelete(new Document("_id", "service:late")));
        rotate((_, _) -> {});
        rows().insertOne(late);
        var third = key(3);

        for (var again = 0; again < 2; again++) {
            var outcome = KeyRotations.load().ofCluster(mongo.uri(), NEW, null, third, null, (_, _) -> {});
            assertThat(outcome.unopened()).containsExactly("service:late");
            assertThat(outcome.rewrapped()).isEqualTo(1 - again);
        }
        assertThat(process(third, null).serviceSecret("one")).hasSize(32);

        assertThat(KeyRotations.load().ofCluster(mongo.uri(), FORMER, null, third, null, (_, _) -> {}))
                .isEqualTo(done(2, 1));
        assertThat(process(third, null).serviceSecret("late")).isEqualTo(secret);
    }

    @Test
    @DisplayName("takes both keys from files as well")
    void files(@TempDir Path secrets) throws IOException {
        var secret = process(FORMER, null).serviceSecret("one");
        var former = Files.writeString(secrets.resolve("former"), FORMER);
        var next = Files.writeString(secrets.resolve("new"), NEW);

        var outcome = KeyRotations.load().ofCluster(mongo.uri(), null, former, null, next, (_, _) -> {});

        assertThat(outcome).isEqualTo(done(1, 1));
        assertThat(process(NEW, null).serviceSecret("one")).isEqualTo(secret);
    }

    @Test
    @DisplayName("is refused without a new key, and where neither is the one that the keys are under")
    void refused() {
        process(FORMER, null).serviceSecret("one");

        assertThatThrownBy(() -> KeyRotations.load().ofCluster(mongo.uri(), FORMER, null, null, null, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        failure ->
                                assertThat(failure.code()).isEqualTo(StartupFailure.Code.KEY_ENCRYPTION_KEY_MISSING));
        assertThatThrownBy(() -> KeyRotations.load().ofCluster(mongo.uri(), NEW, null, key(3), null, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(StartupFailure.Code.KEY_ENCRYPTION_KEY_WRONG));
        assertThat(process(FORMER, null).serviceSecret("one")).hasSize(32);
    }
}
