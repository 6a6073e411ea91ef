package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.log.EventLog;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.story.EventStores;
import org.mentorship.query.story.Story;

@DisplayName("Read models that several processes share, when the log loses its end")
class LostEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<LoggedEvent> STORY = Story.of(31, 8);
    private static final int KEPT = STORY.size() - 90;
    private static final List<LoggedEvent> LOST = afterKept(STORY.getLast().stream()::equals);
    private static final List<LoggedEvent> OTHERS = afterKept(stream -> !stream.equals(STORY.getLast().stream()));

    @TempDir
    private Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private MongoServer mongo;
    private EventStores events;
    private SqliteEventLog before;
    private EventStores eventsAfter;
    private SqliteEventLog after;
    private volatile SqliteEventLog now;

    private static List<LoggedEvent> afterKept(Predicate<String> stream) {
        return STORY.subList(KEPT, STORY.size()).stream()
                .filter(event -> stream.test(event.stream()))
                .toList();
    }

    @BeforeEach
    void open() throws Exception {
        mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
        events = store("before.db");
        before = log("before.db");
        eventsAfter = store("after.db");
        after = log("after.db");
        now = before;
        events.publish(STORY.subList(0, KEPT));
        events.publish(LOST);
        eventsAfter.publish(STORY.subList(0, KEPT));
    }

    private EventStores store(String file) throws Exception {
        var store = EventStores.open(directory.resolve(file));
        opened.add(store);
        return store;
    }

    private SqliteEventLog log(String file) {
        var log = new SqliteEventLog(directory.resolve(file));
        opened.add(log);
        return log;
    }

    @AfterEach
    void close() throws Exception {
        for (var one : opened.reversed()) {
            one.close();
        }
        mongo.shutdownNow();
    }

    /** The log as it is at the time. */
    private QueryProcess start() {
        var log = (EventLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, args) -> {
                    try {
                        return method.invoke(now, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        var process = new QueryProcess(log, events, mongo.getConnectionString());
        await().atMost(PATIENCE).until(process::isAtHead);
        return process;
    }

    private Set<String> differences() {
        try (var rebuilt = new ReadSide(after);
                var shared = ReadStore.at(mongo.getConnectionString())) {
            rebuilt.rebuild();
            shared.collections().use(ReadSide.wholeGeneration(shared.database()).orElseThrow());
            return new ReadSide(after, shared).differences(rebuilt.stored());
        }
    }

    private void awaitThoseOf(QueryProcess process) {
        await().atMost(PATIENCE).until(process::isAtHead);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(differences()).isEmpty());
        await().atMost(PATIENCE).until(process::isAtHead);
    }

    @Test
    @DisplayName("are built anew while processes run, and take what comes then")
    void shorter() {
        try (var one = start();
                var other = start()) {
            now = after;
            awaitThoseOf(one);
            eventsAfter.publish(OTHERS);
            awaitThoseOf(one);
            awaitThoseOf(other);
        }
    }

    @Test
    @DisplayName("are built anew also where it has grown past what they know before anybody looked")
    void grownPast() {
        eventsAfter.publish(OTHERS);
        assertThat(after.head()).isGreaterThan(before.head());
        try (var one = start();
                var other = start()) {
            now = after;
            awaitThoseOf(one);
            awaitThoseOf(other);
        }
    }

    @Test
    @DisplayName("are built anew also where it has grown past what they know while no process ran")
    void grownPastBeforeTheStart() {
        start().close();
        eventsAfter.publish(OTHERS);
        now = after;
        try (var one = start()) {
            awaitThoseOf(one);
        }
    }
}
