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
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.mentorship.CareEvent;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.Recorded;
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
    private EventLog asItIs() {
        return (EventLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, args) -> {
                    try {
                        return method.invoke(now, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private QueryProcess start() {
        var process = new QueryProcess(asItIs(), events, mongo.getConnectionString());
        await().atMost(PATIENCE).until(process::isAtHead);
        return process;
    }

    private Set<String> differences(EventLog log) {
        try (var rebuilt = new ReadSide(log);
                var shared = ReadStore.at(mongo.getConnectionString())) {
            rebuilt.rebuild();
            shared.collections().use(ReadSide.wholeGeneration(shared.database()).orElseThrow());
            return new ReadSide(log, shared).differences(rebuilt.stored());
        }
    }

    private void awaitAllOf(EventLog log) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(differences(log)).isEmpty());
    }

    private void awaitThoseOf(QueryProcess process) {
        await().atMost(PATIENCE).until(process::isAtHead);
        awaitAllOf(after);
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

    @Test
    @DisplayName("are built anew, and go on as a stream does that went on otherwise")
    void otherwise() {
        var stream = Growing.in(STORY.subList(0, KEPT), STORY.getLast().stream());
        try (var one = start()) {
            events.publish(List.of(stream.added(0)));
            awaitAllOf(before);
            eventsAfter.publish(List.of(stream.added(1)));
            now = after;
            awaitThoseOf(one);
            eventsAfter.publish(List.of(stream.resumed()));
            awaitThoseOf(one);
        }
    }

    @Test
    @DisplayName("are built anew also where a process was killed before its tokens told of what was lost")
    void aheadOfTokens() {
        start().close();
        eventsAfter.publish(LOST);
        var store = ReadStore.at(mongo.getConnectionString());
        try (var _ = new ProjectingProcess(asItIs(), events, store, neverStored(ProjectionScene.tokens(store)))) {
            var stream = Growing.in(STORY.subList(0, KEPT), STORY.getLast().stream());
            events.publish(List.of(stream.added(0)));
            awaitAllOf(before);
        }
        eventsAfter.publish(OTHERS);
        now = after;
        try (var one = start()) {
            awaitThoseOf(one);
        }
    }

    private TokenStore neverStored(TokenStore tokens) {
        return (TokenStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TokenStore.class}, (_, method, args) -> {
                    if (method.getName().equals("storeToken")) {
                        throw new IllegalStateException("killed");
                    }
                    try {
                        return method.invoke(tokens, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /**
     * A mentorship that may go on in one way or another.
     *
     * @param next the sequence number of its next event
     * @param strangers people who have nothing to do with it yet
     */
    private record Growing(MatchProposed proposed, long next, Recorded last, List<ParticipantId> strangers) {

        /** The first that a story proposes, but for a stream. */
        static Growing in(List<LoggedEvent> story, String not) {
            var proposed = story.stream()
                    .filter(event -> !event.stream().equals(not))
                    .map(LoggedEvent::event)
                    .filter(MatchProposed.class::isInstance)
                    .map(MatchProposed.class::cast)
                    .findFirst()
                    .orElseThrow();
            var known = story.stream()
                    .filter(event ->
                            event.stream().equals(proposed.mentorshipId().value()))
                    .toList();
            var strangers = story.stream()
                    .map(LoggedEvent::stream)
                    .filter(stream -> stream.startsWith(ParticipantId.PREFIX)
                            && !known.toString().contains(stream))
                    .distinct()
                    .map(ParticipantId::new)
                    .toList();
            return new Growing(proposed, known.size(), known.getLast().recorded(), strangers);
        }

        LoggedEvent added(int stranger) {
            var like = proposed.members().getLast();
            var member = new Member(strangers.get(stranger), like.enrollmentId(), like.role());
            return event(new MembershipEvent.MemberAdded(proposed.mentorshipId(), member), next, "added-" + stranger);
        }

        LoggedEvent resumed() {
            return event(new CareEvent.MentorshipResumed(proposed.mentorshipId()), next + 1, "resumed");
        }

        private LoggedEvent event(DomainEvent event, long sequence, String id) {
            return new LoggedEvent(
                    event,
                    new Recorded(
                            last.envelope(), last.at(), last.stream(), last.streamType(), sequence, STORY.size(), id));
        }
    }
}
