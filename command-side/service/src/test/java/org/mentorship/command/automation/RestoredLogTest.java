package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.CommandSide.START;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;
import org.mentorship.contract.log.EventToken;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("The automations of a cluster whose log lost its end")
class RestoredLogTest {

    private static final int EVENTS = 3;

    @TempDir
    private Path directory;

    private final InMemoryTokenStore tokens = new InMemoryTokenStore();

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    private final MongoDatabase database = mongo.database();

    private MongoTodoStore todos;
    private SubjectKeys keys;

    @BeforeEach
    void start() {
        todos = new MongoTodoStore(database, 1);
        keys = SubjectKeys.open(directory.resolve("keys.db"), directory.resolve("kek"), null, false);
        put(EVENTS - 1);
    }

    @AfterEach
    void stop() {
        keys.close();
    }

    /** Something that is due, and that each attempt to do leaves a trace of. */
    private void put(long position) {
        todos.apply(
                position,
                List.of(new TodoChange.Put(new Todo("gone/x", "gone", "mnt_x", START, "{}", "event", "correlation"))));
    }

    private final AtomicBoolean cutOff = new AtomicBoolean();

    /** Has lost all but its first event once it is cut off. */
    private final class LosingLog extends InMemoryEventStorageEngine {

        @Override
        public TrackingToken createHeadToken() {
            return cutOff.get() ? new GlobalSequenceTrackingToken(0) : super.createHeadToken();
        }
    }

    private interface Running {
        void with(AutomationModule automations, Configuration axon);
    }

    private void run(Running running) {
        var automations = new AutomationModule(
                AutomationStore.in(todos, tokens, OtherProcesses.NONE),
                null,
                ServiceClock.machine(),
                true,
                new Erasures(keys));
        var log = new LosingLog();
        for (var i = 0; i < EVENTS; i++) {
            log.appendEvents(new GenericDomainEventMessage<>("Thing", "thing", i, "event"));
        }
        var configurer = DefaultConfigurer.defaultConfiguration(false).configureEmbeddedEventStore(_ -> log);
        automations.configureModule(configurer);
        var axon = configurer.start();
        try {
            running.with(automations, axon);
        } finally {
            axon.shutdown();
        }
    }

    private void read(long position) {
        tokens.initializeTokenSegments(AutomationInbox.PROCESSOR, 1, new GlobalSequenceTrackingToken(position));
    }

    private TrackingToken token() {
        return tokens.fetchToken(AutomationInbox.PROCESSOR, 0);
    }

    private long tried() {
        return todos.counts(START).failing();
    }

    private static PartHealth health(AutomationModule automations) {
        return new AutomationHealth(automations::status, automations::behind).check();
    }

    private void assertNothingRuns(String... told) {
        run((automations, axon) -> {
            Awaitility.await().until(() -> automations.behind().isPresent());

            var health = health(automations);
            assertThat(health.state()).isEqualTo(State.DOWN);
            assertThat(health.details()).containsEntry("code", AutomationHealth.LOG_BEHIND);
            assertThat(health.details().get("error")).asString().contains(told).contains("todo", "automation_tokens");
            Awaitility.await().until(() -> !AutomationModule.reading(axon).isHere());
        });
        assertThat(tried()).isZero();
    }

    @Test
    @DisplayName("run nothing and are down, where they have read more than it has")
    void tokenAhead() {
        read(50);

        assertNothingRuns("position 50", "ends at 2");

        assertThat(token()).isEqualTo(new GlobalSequenceTrackingToken(50));
    }

    @Test
    @DisplayName("run nothing and are down, where nothing as early as its end is taken for the list any more")
    void sweptAhead() {
        database.getCollection("todo").insertOne(new Document("_id", "swept").append("position", 50L));
        read(1);

        assertNothingRuns("position 50", "ends at 2");
    }

    @Test
    @DisplayName("run nothing and are down, where an entry is of a later event than it has, also if the token is not")
    void listAhead() {
        put(50);
        read(1);

        assertNothingRuns("position 50", "ends at 2");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, EVENTS - 1})
    @DisplayName("run nothing and are down, where it has another event than they have read, having grown since")
    void otherEvent(long position) {
        var read = new EventToken(position, "lost");
        tokens.initializeTokenSegments(AutomationInbox.PROCESSOR, 1, read);

        assertNothingRuns("another event at position " + position);

        assertThat(token()).isEqualTo(read);
    }

    @Test
    @DisplayName("run nothing more, where it loses its end while they run")
    void cutOffWhileRunning() {
        read(EVENTS - 1);

        run((automations, axon) -> {
            Awaitility.await().until(() -> tried() == 1);
            cutOff.set(true);

            Awaitility.await().until(() -> automations.behind().isPresent());
            assertThat(health(automations).details().get("error")).asString().contains("position 2", "ends at 0");
            Awaitility.await().until(() -> !AutomationModule.reading(axon).isHere());
        });
    }

    @Test
    @DisplayName("run again when list and token were dropped, and read the log from its beginning")
    void dropped() {
        database.getCollection("todo").drop();
        todos = new MongoTodoStore(database, 1);
        put(1);

        run((automations, axon) -> {
            Awaitility.await().until(() -> tried() == 1);
            assertThat(automations.behind()).isEmpty();
            assertThat(AutomationModule.reading(axon).lag()).isZero();
        });
    }

    @Test
    @DisplayName("run where they have read just what it has")
    void upToDate() {
        read(EVENTS - 1);

        run((automations, _) -> {
            Awaitility.await().until(() -> tried() == 1);
            assertThat(automations.behind()).isEmpty();
            assertThat(health(automations).state()).isEqualTo(State.DEGRADED);
        });
    }
}
