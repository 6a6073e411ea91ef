package org.mentorship.command.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.command.cluster.ClusterDatabase;
import org.mentorship.command.privacy.KeyEncryptionKey;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.store.AutomationsDb;
import org.mentorship.command.store.EventLogFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.migration.MigrationFailure;
import org.mentorship.contract.migration.MigrationFailure.Code;
import org.mentorship.contract.migration.MigrationProgress;
import org.mentorship.contract.migration.MigrationReport;
import org.mentorship.contract.migration.MigrationReport.Kept;
import org.mentorship.contract.stored.EventSerializer;

@DisplayName("A migration")
class EmbeddedToClusterTest {

    private static final int EVENTS = 30;

    private final List<String> steps = new ArrayList<>();

    @TempDir
    private Path data;

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    @BeforeEach
    void start() {
        EventLogFile.open(data.resolve("events.db")).close();
        AutomationsDb.open(data.resolve("automations.db")).close();
        try (var keys = SubjectKeys.open(data.resolve("keys.db"), data.resolve("kek"), null, false)) {
            assertThat(keys.serviceSecret("fingerprints")).hasSize(32);
        }
    }

    private static FaultyLog log(int events) {
        return new FaultyLog(
                LongStream.range(0, events)
                        .mapToObj(position -> event(position, "{}"))
                        .toList(),
                new ArrayDeque<>());
    }

    private static StoredEvent event(long position, String payload) {
        return new StoredEvent(
                position,
                "event-" + position,
                "mnt_1",
                "Mentorship",
                position,
                "MeetingLogged",
                "1",
                Instant.EPOCH,
                payload.getBytes(UTF_8),
                "{}".getBytes(UTF_8));
    }

    private EmbeddedToCluster migration(FaultyLog target) {
        return new EmbeddedToCluster(
                data,
                log(EVENTS),
                target,
                target,
                () -> new ClusterDatabase(mongo.uri()),
                () -> KeyEncryptionKey.load(null, data.resolve("kek"), false),
                7,
                new Retries(Duration.ZERO, Duration.ZERO));
    }

    private MigrationReport run(FaultyLog target) {
        return migration(target).run(progress());
    }

    private MigrationProgress progress() {
        return new MigrationProgress() {
            @Override
            public void begin(String step, long total) {
                steps.add(step + " " + total);
            }

            @Override
            public void done(long more) {
                assertThat(more).isNotNegative();
            }
        };
    }

    private boolean isMarked() {
        return mongo.database().getCollection("migration").countDocuments() > 0;
    }

    private Code refusal(FaultyLog target) {
        return catchThrowableOfType(MigrationFailure.class, () -> run(target)).code();
    }

    @Test
    @DisplayName("copies keys, events and to-do list in this order, compares them, and lets the cluster start")
    void all() {
        var target = log(0);

        var report = run(target);

        assertThat(report.matches()).isTrue();
        assertThat(report.copied()).isEqualTo(EVENTS);
        assertThat(report.source().events()).isEqualTo(EVENTS);
        assertThat(report.keys()).isEqualTo(new Kept(1, 1, 0));
        assertThat(steps)
                .containsExactly(
                        "Keys 1",
                        "Events 30",
                        "To-do list 0",
                        "Comparing 30",
                        "Comparing keys 1",
                        "Comparing to-do list 0");
        assertThat(isMarked()).isFalse();
        assertThat(run(target).copied()).isZero();
    }

    @Test
    @DisplayName("that was cut short keeps the cluster from starting until it was run again")
    void cut() {
        var target = new FaultyLog(
                List.of(),
                new ArrayDeque<>(List.of(
                        FaultyLog.Fault.NONE,
                        FaultyLog.Fault.NONE,
                        FaultyLog.Fault.NONE,
                        FaultyLog.Fault.NONE,
                        FaultyLog.Fault.NONE,
                        FaultyLog.Fault.KILLED_AFTER)));

        assertThat(catchThrowableOfType(FaultyLog.Killed.class, () -> run(target)))
                .isNotNull();

        assertThat(isMarked()).isTrue();
        var report = run(target);
        assertThat(report.matches()).isTrue();
        assertThat(report.copied()).isLessThanOrEqualTo(EVENTS);
        assertThat(isMarked()).isFalse();
    }

    @Test
    @DisplayName("refuses a context with other events, or with more of them, and touches nothing")
    void otherEvents() {
        var other = new FaultyLog(List.of(event(0, "{}"), event(1, "[]")), new ArrayDeque<>());

        assertThat(refusal(other)).isEqualTo(Code.TARGET_HOLDS_OTHER_EVENTS);
        assertThat(refusal(log(EVENTS + 1))).isEqualTo(Code.TARGET_HOLDS_OTHER_EVENTS);
        assertThat(other.events).hasSize(2);
        assertThat(mongo.database().listCollectionNames()).isEmpty();
    }

    @Test
    @DisplayName("that is only verified copies nothing, and says what is missing")
    void verified() {
        var target = log(10);

        var report = migration(target).verify(progress());

        assertThat(report.matches()).isFalse();
        assertThat(report.difference()).isEqualTo(new MigrationReport.Difference(10, "missing in Axon Server"));
        assertThat(report.keys()).isEqualTo(new Kept(1, 0, 1));
        assertThat(target.events).hasSize(10);
        assertThat(mongo.database().listCollectionNames()).isEmpty();
    }

    @Test
    @DisplayName("matches still when the cluster has gone on since, and says how far")
    void goneOn() {
        var report = migration(log(EVENTS + 3)).verify(progress());

        assertThat(report.matches()).isTrue();
        assertThat(report.later()).isEqualTo(3);
    }

    @Test
    @DisplayName("refuses a directory whose simulated time is still to come, and takes one whose time has passed")
    void simulatedTime() throws Exception {
        Files.writeString(data.resolve("simulated-time"), "2999-01-01T00:00:00Z");
        var target = log(0);

        var refusal = catchThrowableOfType(StartupFailure.class, () -> run(target));

        assertThat(refusal.code()).isEqualTo(StartupFailure.Code.SIMULATED_TIME_REFUSED);
        assertThat(target.events).isEmpty();
        Files.writeString(data.resolve("simulated-time"), "2020-01-01T00:00:00Z");
        assertThat(run(target).matches()).isTrue();
    }

    @Test
    @DisplayName("refuses a log that is shorter than what the automations have seen of it")
    void lostEnd() {
        try (var automations = AutomationsDb.open(data.resolve("automations.db"))) {
            automations
                    .transactions()
                    .executeInTransaction(() -> automations
                            .tokenStore(EventSerializer.create())
                            .initializeTokenSegments(
                                    "automations", 1, GapAwareTrackingToken.newInstance(EVENTS + 1, List.of())));
        }
        var target = log(0);

        assertThat(catchThrowableOfType(StartupFailure.class, () -> run(target)).code())
                .isEqualTo(StartupFailure.Code.EVENT_FILE_CORRUPT);
        assertThat(target.events).isEmpty();
    }

    @Test
    @DisplayName("refuses without the key-encryption key")
    void noKey() throws Exception {
        Files.delete(data.resolve("kek"));

        assertThat(catchThrowableOfType(StartupFailure.class, () -> run(log(0))).code())
                .isEqualTo(StartupFailure.Code.KEY_ENCRYPTION_KEY_MISSING);
    }
}
