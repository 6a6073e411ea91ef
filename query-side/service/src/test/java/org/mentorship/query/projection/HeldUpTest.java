package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.log.EventLog;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.projection.Holdup.Command;
import org.mentorship.query.story.EventStores;
import org.mentorship.query.story.Story;

@Timeout(300) // for ever, where nothing is held up
@DisplayName(
        "A process that is held up, and goes on when another one has built the read models, changes nothing in them")
class HeldUpTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<LoggedEvent> STORY = Story.of(31, 8);
    /** Of which the timeline is not written at once. */
    private static final List<LoggedEvent> LONG_STORY = Story.of(31, 250);

    private static final List<String> KINDS =
            List.of("programs", "participants", "enrollments", "mentorships", "timeline", "trackingtokens");

    @TempDir
    private Path directory;

    private MongoServer mongo;
    private MongoClient client;
    private MongoDatabase database;
    private EventStores events;
    private SqliteEventLog log;
    /** As the processes see it. */
    private EventLog seen;

    @BeforeEach
    void open() throws Exception {
        mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
        client = MongoClients.create(mongo.getConnectionString());
        database = client.getDatabase("mentorship");
        var file = directory.resolve("events.db");
        events = EventStores.open(file);
        log = new SqliteEventLog(file);
        seen = log;
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        log.close();
        events.close();
        mongo.shutdownNow();
    }

    /** Before which command of a builder, and how many of them come through before. */
    static Stream<Arguments> moments() {
        return Stream.of(
                moment("says that it builds", 0, says("BUILDING")),
                moment(
                        "lists what there is of others",
                        0,
                        command -> command.name().equals("listCollections")),
                moment(
                        "throws the first of them away",
                        0,
                        command -> command.name().equals("drop")),
                moment(
                        "throws the third of them away",
                        2,
                        command -> command.name().equals("drop")),
                moment("makes its own", 0, command -> command.is("createIndexes", "enrollments")),
                moment("writes views", 0, command -> command.is("insert", "mentorships")),
                moment("writes the timeline", 0, command -> command.is("update", "timeline")),
                moment("makes tokens", 0, command -> command.is("insert", "trackingtokens")),
                moment("says that they are whole", 0, says("READY")));
    }

    private static Arguments moment(String name, int passing, Predicate<Command> at) {
        return Arguments.of(name, passing, at);
    }

    private static Predicate<Command> says(String state) {
        return command -> command.is("update", "readModels") && command.text().contains(state);
    }

    private QueryProcess start(EventLog from, String uri) {
        return new QueryProcess(from, events, uri);
    }

    private QueryProcess start() {
        return start(seen, mongo.getConnectionString());
    }

    private static QueryProcess atHead(QueryProcess process) {
        await().atMost(PATIENCE).until(process::isAtHead);
        return process;
    }

    private Holdup holdup(Predicate<Command> at, int passing) throws Exception {
        return new Holdup(mongo.getLocalAddress(), at, passing);
    }

    private void publish(List<LoggedEvent> story) {
        for (var from = 0; from < story.size(); from += 500) {
            events.publish(story.subList(from, Math.min(story.size(), from + 500)));
        }
    }

    /** As another process does that has waited for long enough. */
    private void takeClaim() {
        database.getCollection("readModels").deleteOne(new Document("_id", "build"));
    }

    private String generation() {
        return ReadSide.wholeGeneration(database).orElseThrow();
    }

    private Map<String, Object> rebuilt() {
        try (var side = new ReadSide(seen)) {
            side.rebuild();
            return side.stored();
        }
    }

    private void areWhole(String generation) {
        try (var store = ReadStore.at(mongo.getConnectionString())) {
            var side = new ReadSide(seen, store);
            store.collections().use(generation);
            assertThat(side.differences(rebuilt())).isEmpty();
        }
        assertThat(generation()).isEqualTo(generation);
    }

    private void areAlone(String generation) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.listCollectionNames().into(new ArrayList<>()))
                        .containsExactlyInAnyOrderElementsOf(expected(generation)));
    }

    private static List<String> expected(String generation) {
        var names = new ArrayList<>(List.of("readModels", "queryProcesses"));
        KINDS.forEach(kind -> names.add(kind + "." + generation));
        return names;
    }

    /** Another process builds them while the slow one is held up, which then goes on. */
    private void builtMeanwhile(QueryProcess slow, Runnable goOn) {
        try (var other = atHead(start())) {
            var generation = generation();
            areWhole(generation);
            goOn.run();
            atHead(slow);
            areWhole(generation);
            areAlone(generation);
            assertThat(other.isAtHead()).isTrue();
        }
    }

    @ParameterizedTest(name = "before it {0}")
    @MethodSource("moments")
    @DisplayName("be it held up while it builds")
    void builder(@SuppressWarnings("unused") String name, int passing, Predicate<Command> at) throws Exception {
        publish(STORY);
        atHead(start()).close();
        takeClaim();
        database.getCollection("readModels")
                .updateOne(new Document("_id", "read-models"), new Document("$set", new Document("state", "LOST")));
        try (var holdup = holdup(at, passing);
                var slow = start(seen, holdup.uri())) {
            holdup.awaitHeld();
            takeClaim();
            builtMeanwhile(slow, holdup::goOn);
        }
    }

    @Test
    @DisplayName("be it held up between the parts in which it writes the timeline")
    void longTimeline() throws Exception {
        publish(LONG_STORY);
        seen = log((method, answer) ->
                method.equals("locatesStreams") ? false : answer); // its streams are in the timeline
        try (var holdup = holdup(command -> command.is("update", "timeline"), 1);
                var slow = start(seen, holdup.uri())) {
            holdup.awaitHeld();
            takeClaim();
            builtMeanwhile(slow, holdup::goOn);
        }
    }

    @Test
    @DisplayName("be it held up while it reads the log")
    void fold() throws Exception {
        publish(STORY);
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        var slowly = log((method, answer) -> {
            if (method.startsWith("read") && first.getAndSet(false)) {
                held.countDown();
                awaitLatch(go);
            }
            return answer;
        });
        try (var slow = start(slowly, mongo.getConnectionString())) {
            held.await();
            takeClaim();
            builtMeanwhile(slow, go::countDown);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The log, with its answers by the name of the method as they come. */
    private EventLog log(BiFunction<String, Object, Object> coming) {
        return (EventLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, args) -> {
                    try {
                        return coming.apply(method.getName(), method.invoke(log, args));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @ParameterizedTest(name = "before it writes to {0}")
    @ValueSource(strings = {"mentorships", "timeline", "trackingtokens"})
    @DisplayName("be it held up while it follows the log")
    void follower(String collection) throws Exception {
        publish(STORY.subList(0, STORY.size() - 20));
        atHead(start()).close();
        var following = new AtomicBoolean();
        try (var holdup = holdup(command -> following.get() && command.is("update", collection), 0);
                var slow = atHead(start(seen, holdup.uri()))) {
            following.set(true);
            publish(STORY.subList(STORY.size() - 20, STORY.size()));
            holdup.awaitHeld();
            database.getCollection("readModels").drop();
            builtMeanwhile(slow, holdup::goOn);
        }
    }

    @Test
    @DisplayName("be it held up when it begins to follow")
    void beginner() throws Exception {
        publish(STORY);
        atHead(start()).close();
        try (var holdup = holdup(command -> command.name().equals("listCollections"), 0);
                var slow = start(seen, holdup.uri())) {
            holdup.awaitHeld();
            database.getCollection("readModels").drop();
            builtMeanwhile(slow, holdup::goOn);
        }
    }

    @Test
    @DisplayName("be it gone for good, with the segments that its clock, which was ahead, says it still has")
    void clockAhead() throws Exception {
        publish(STORY);
        atHead(start()).close();
        database.getCollection("trackingtokens." + generation())
                .updateMany(
                        new Document(),
                        new Document(
                                "$set",
                                new Document("owner", "killed")
                                        .append(
                                                "timestamp",
                                                Instant.now().plusSeconds(3_600).toEpochMilli())));
        database.getCollection("readModels").drop();
        try (var process = atHead(start())) {
            areWhole(generation());
            areAlone(generation());
            assertThat(process.isAtHead()).isTrue();
        }
    }

    @Test
    @DisplayName("nor does what a version before has left, whose collections bore no name of a generation")
    void versionBefore() throws Exception {
        publish(STORY);
        KINDS.forEach(kind -> database.getCollection(kind).insertOne(new Document("_id", "of a version before")));
        database.getCollection("readModels")
                .insertOne(new Document("_id", "read-models")
                        .append("state", "READY")
                        .append("shape", "of a version before")
                        .append("generation", "of a version before"));
        try (var process = atHead(start())) {
            areWhole(generation());
            areAlone(generation());
            assertThat(process.isAtHead()).isTrue();
        }
    }
}
