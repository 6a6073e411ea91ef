package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.ProgramEvent;
import org.mentorship.contract.program.ProgramEvent.PolicyChanged;
import org.mentorship.contract.program.ProgramEvent.ProgramCreated;
import org.mentorship.contract.program.ProgramPolicy;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.Recorded;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.story.Cast;
import org.mentorship.query.story.EventFile;
import org.mentorship.query.story.Folding;
import org.mentorship.query.story.Story;

@DisplayName("The processor of the read models, on Axon's event store")
class ReadModelProcessorTest extends ProjectionScene {

    private static final List<LoggedEvent> STORY = Story.of(11, 6);

    @Test
    @DisplayName("brings what is appended into the read models, in memory")
    void live() {
        var store = ReadStore.embedded();
        try (var process = process(store, tokens(store))) {
            events.publish(STORY);
            process.awaitHead();
            assertThat(process.side.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("starts from what is in the log, and follows it from there")
    void rebuild_then_live() {
        events.publish(STORY.subList(0, 150));
        var store = ReadStore.embedded();
        try (var process = process(store, tokens(store))) {
            assertThat(process.side.views()).isEqualTo(Folding.views(STORY.subList(0, 150)));
            events.publish(STORY.subList(150, STORY.size()));
            process.awaitHead();
            assertThat(process.side.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("a token that cannot be written after its documents has the batch delivered again, to no effect")
    void token_fails() {
        var store = elsewhere();
        var tokens = new FailingTokens(tokens(store), 2);
        try (var process = process(store, tokens)) {
            process.awaitHead();
            events.publish(STORY);
            process.awaitHead();
            await().atMost(PATIENCE).until(() -> tokens.failures.get() >= 2);
            process.awaitHead();
            assertThat(process.side.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("a process that died between documents and token is gone on from by the next, to no effect")
    void crash() {
        var first = elsewhere();
        var dying = new FailingTokens(tokens(first), Integer.MAX_VALUE);
        try (var process = process(first, dying)) {
            process.awaitHead();
            events.publish(STORY.subList(0, 200));
            await().atMost(PATIENCE).until(() -> dying.failures.get() > 0);
            assertThat(process.side.views()).isNotEmpty();
            assertThat(tokens(first).fetchToken(ReadModels.NAME, 0)).isEqualTo(LogSource.token(-1));
        }
        events.publish(STORY.subList(200, STORY.size()));
        var second = elsewhere();
        try (var process = process(second, tokens(second))) {
            process.awaitHead();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(process.side.differences(rebuilt())).isEmpty());
        }
    }

    @Test
    @DisplayName("a process that died in the middle of a rebuild is begun anew by the next")
    void crash_in_rebuild() {
        events.publish(STORY);
        try (var store = elsewhere()) {
            new ReadModelMarker(store.database(), List.of()).building(() -> {});
            var side = new ReadSide(log, store);
            side.project(40, 90);
        }
        var store = elsewhere();
        try (var process = process(store, tokens(store))) {
            process.awaitHead();
            assertThat(process.side.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "read models that have seen more than there is in the log, as it was restored from a backup, are built anew")
    void restored_log() throws Exception {
        events.publish(STORY);
        var first = elsewhere();
        try (var process = process(first, tokens(first))) {
            process.awaitHead();
        }
        closeLog();
        openLog("restored.db");
        events.publish(STORY.subList(0, 100));
        var second = elsewhere();
        try (var process = process(second, tokens(second))) {
            process.awaitHead();
            assertThat(process.side.differences(rebuilt())).isEmpty();
            events.publish(STORY.subList(100, STORY.size()));
            process.awaitHead();
            assertThat(process.side.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("a MongoDB that is away at the start is waited for")
    void mongo_is_away() {
        events.publish(STORY);
        var address = mongo.getLocalAddress();
        mongo.shutdownNow();
        var store = ReadStore.at("mongodb://" + address.getHostString() + ":" + address.getPort()
                + "/?serverSelectionTimeoutMS=100&connectTimeoutMS=100");
        try (var process = process(store, tokens(store))) {
            await().atMost(PATIENCE).until(() -> process.state() == State.FAILING);
            mongo = new MongoServer(new MemoryBackend());
            mongo.bind(address);
            process.awaitHead();
            assertThat(process.side.differences(rebuilt())).isEmpty();
        }
    }

    @Test
    @DisplayName("an event that nobody knows is tried again and shown by health; the log goes on once it is known")
    void poison() throws Exception {
        events.publish(STORY);
        var type = STORY.get(100).event().getClass().getSimpleName();
        try (var other = EventFile.create(file)) {
            other.retype(100, "FromTheFuture");
            var store = ReadStore.embedded();
            try (var process = process(store, tokens(store))) {
                await().atMost(PATIENCE).until(() -> process.state() == State.FAILING);
                var status = process.status().getFirst();
                assertThat(status.error()).contains("FromTheFuture").contains("position 100");
                assertThat(status.position()).isEqualTo(99);
                assertThat(process.side.views()).isEqualTo(Folding.views(STORY.subList(0, 100)));

                other.retype(100, type);
                process.awaitHead();
                assertThat(process.side.views()).isEqualTo(Folding.views(STORY));
            }
        }
    }

    @Test
    @DisplayName("a view that no document can hold is parked, in a rebuild and after; the others go on")
    void unwritable() {
        var created = STORY.stream()
                .filter(event -> event.event() instanceof ProgramCreated)
                .findFirst()
                .orElseThrow();
        var stream = created.stream();
        var end = STORY.stream()
                .filter(event -> event.stream().equals(stream))
                .toList()
                .getLast();
        var bad = after(end, new PolicyChanged(new ProgramId(stream), unwritablePolicy()), 1, STORY.size());
        var good = after(end, new PolicyChanged(new ProgramId(stream), Cast.policy(30)), 2, STORY.size() + 1);
        events.publish(STORY.subList(0, STORY.size() - 1));
        var store = elsewhere();
        try (var process = process(store, tokens(store))) {
            process.awaitHead();
            events.publish(List.of(STORY.getLast(), bad));
            parked(process, stream, end.sequence() + 1);
        }
        mongo.shutdownNow();
        mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
        var another = elsewhere();
        try (var process = process(another, tokens(another))) {
            parked(process, stream, end.sequence() + 1);
            assertThat(process.side.views()).doesNotContainKey(stream);
            var others = Folding.views(STORY);
            others.remove(stream);
            assertThat(process.side.views()).containsAllEntriesOf(others);

            events.publish(List.of(good));
            process.awaitHead();
            assertThat(process.side.views())
                    .isEqualTo(Folding.views(
                            Stream.concat(STORY.stream(), Stream.of(bad, good)).toList()));
        }
    }

    private static void parked(ProjectingProcess process, String stream, long version) {
        await().atMost(PATIENCE).until(() -> process.state() == State.DEGRADED && process.lag() == 0);
        assertThat(process.status().getFirst().error()).contains(stream).contains("version " + version);
    }

    private static LoggedEvent after(LoggedEvent last, ProgramEvent event, int steps, long position) {
        var at = last.recorded();
        return new LoggedEvent(
                event,
                new Recorded(
                        at.envelope(),
                        at.at(),
                        at.stream(),
                        at.streamType(),
                        at.sequence() + steps,
                        position,
                        at.eventId() + "-" + steps));
    }

    /** No field of a document has such a name; no decider takes it any more. */
    private static ProgramPolicy unwritablePolicy() {
        var policy = Cast.policy(30);
        return new ProgramPolicy(
                policy.formats(),
                policy.modes(),
                policy.lengthWeeks(),
                policy.cadenceDays(),
                policy.mentorCapacity(),
                policy.responseDeadlineDays(),
                policy.requireAgreement(),
                new MatchRules(true, Map.of("goals\0", 1.0)),
                policy.feedbackWeeks(),
                policy.followUpMonths(),
                policy.agreementTemplate());
    }

    /** Fails to write a token, so many times; by then the documents of its batch have been written. */
    private static final class FailingTokens implements TokenStore {

        private final TokenStore tokens;
        private final int times;
        private final AtomicInteger failures = new AtomicInteger();

        FailingTokens(TokenStore tokens, int times) {
            this.tokens = tokens;
            this.times = times;
        }

        @Override
        public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
            if (failures.get() < times) {
                failures.incrementAndGet();
                throw new IllegalStateException("No token is written");
            }
            tokens.storeToken(token, processorName, segment);
        }

        @Override
        public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken token) {
            tokens.initializeTokenSegments(processorName, segmentCount, token);
        }

        @Override
        public @Nullable TrackingToken fetchToken(String processorName, int segment) {
            return tokens.fetchToken(processorName, segment);
        }

        @Override
        public void extendClaim(String processorName, int segment) {
            tokens.extendClaim(processorName, segment);
        }

        @Override
        public void releaseClaim(String processorName, int segment) {
            tokens.releaseClaim(processorName, segment);
        }

        @Override
        public boolean requiresExplicitSegmentInitialization() {
            return tokens.requiresExplicitSegmentInitialization();
        }

        @Override
        public int[] fetchSegments(String processorName) {
            return tokens.fetchSegments(processorName);
        }
    }
}
