package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.story.Story;

@DisplayName("When read models that several processes share were not built to the end, or were lost in part")
class BrokenBuildTest extends ProjectionScene {

    private static final int SEGMENTS = 4;
    private static final List<LoggedEvent> STORY = Story.of(31, 8);

    @BeforeEach
    void publish() {
        events.publish(STORY);
    }

    /** The log, with its pages as they are told of. */
    private EventLog log(UnaryOperator<List<?>> page) {
        return (EventLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, args) -> {
                    try {
                        var answer = method.invoke(log, args);
                        return method.getName().startsWith("read") ? page.apply((List<?>) answer) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void drop(String collection) {
        try (var client = MongoClients.create(mongo.getConnectionString())) {
            client.getDatabase("mentorship").getCollection(collection).drop();
        }
    }

    /** Which building made them whole; empty while they are not. */
    private Optional<String> generation() {
        try (var client = MongoClients.create(mongo.getConnectionString())) {
            return ReadSide.wholeGeneration(client.getDatabase("mentorship"));
        }
    }

    private boolean isBuiltSince(Optional<String> before) {
        var now = generation();
        return now.isPresent() && !now.equals(before);
    }

    private static void awaitHead(QueryProcess process) {
        await().atMost(PATIENCE).until(process::isAtHead);
    }

    @Test
    @DisplayName("the process that could not build them answers and is ready when another one has")
    void builtByAnother() throws Exception {
        var away = new AtomicBoolean(true);
        var begun = new CountDownLatch(1);
        var cut = log(page -> {
            if (away.get()) {
                begun.countDown();
                throw new EventLogUnavailable("away", new IllegalStateException());
            }
            return page;
        });
        try (var one = start(cut)) {
            begun.await();
            try (var other = start()) {
                awaitHead(other);
                away.set(false);
                awaitHead(one);
            }
        }
    }

    @Test
    @DisplayName("because the log showed nothing for once, they are not taken for whole")
    void emptyPage() {
        var first = new AtomicBoolean(true);
        var cut = log(page -> first.getAndSet(false) ? List.of() : page);
        try (var store = elsewhere()) {
            var side = new ReadSide(cut, store);
            assertThatThrownBy(side::rebuild).hasMessageContaining("The log ended before position");
            assertThat(side.rebuild()).isEqualTo(STORY.size() - 1);
        }
    }

    @Test
    @DisplayName("because of an error of the machine, they are built once more")
    void error() {
        var first = new AtomicBoolean(true);
        var cut = log(page -> {
            if (first.getAndSet(false)) {
                throw new OutOfMemoryError("once");
            }
            return page;
        });
        try (var process = start(cut)) {
            awaitHead(process);
            assertThat(first).isFalse();
        }
    }

    @Test
    @DisplayName("nothing is thrown away by a process that has not the right to build them")
    void noRight() {
        try (var store = elsewhere()) {
            var side = new ReadSide(log, store);
            side.rebuild();
            var before = side.stored();
            assertThatThrownBy(() -> side.rebuild(Integer.MAX_VALUE, () -> {
                        throw new IllegalStateException("Another process took over");
                    }))
                    .hasMessage("Another process took over");
            assertThat(side.stored()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("those whose tokens are lost are built anew, though their marker is there")
    void tokens() {
        try (var process = start()) {
            awaitHead(process);
            var before = generation();
            drop("trackingtokens." + before.orElseThrow());
            await().atMost(PATIENCE).until(() -> isBuiltSince(before));
            awaitHead(process);
            await().atMost(PATIENCE).until(() -> process.segments() == SEGMENTS + 1);
        }
    }

    @Test
    @DisplayName("health shows that a process whose clock was ahead still has a segment though it is gone")
    void segmentOfNobody() {
        try (var process = start();
                var client = MongoClients.create(mongo.getConnectionString())) {
            awaitHead(process);
            await().atMost(PATIENCE).until(() -> process.segments() == SEGMENTS + 1);
            var token = new Document("processorName", ReadModels.TIMELINE).append("segment", 0);
            var gone = new Document("owner", "gone")
                    .append("timestamp", Instant.now().plusSeconds(3_600).toEpochMilli());
            var tokens = client.getDatabase("mentorship")
                    .getCollection("trackingtokens." + generation().orElseThrow());
            tokens.updateOne(token, new Document("$set", gone));

            await().atMost(PATIENCE)
                    .until(() -> process.status().getLast().state() == State.FAILING
                            && String.valueOf(process.status().getLast().error())
                                    .contains("No process projects 1 of the segments"));
            assertThat(process.status().getFirst().state()).isEqualTo(State.LIVE);

            tokens.updateOne(token, new Document("$set", new Document("timestamp", 0L)));
            awaitHead(process);
        }
    }

    @Test
    @DisplayName("those whose marker alone is lost are built anew, and nobody blames another version for it")
    void marker() {
        try (var one = start();
                var other = start()) {
            awaitHead(one);
            awaitHead(other);
            var before = generation();
            drop("readModels");
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
                assertThat(one.status())
                        .allSatisfy(model -> assertThat(model.error()).isNull());
                assertThat(other.status())
                        .allSatisfy(model -> assertThat(model.error()).isNull());
                return isBuiltSince(before);
            });
            awaitHead(one);
            awaitHead(other);
        }
    }

    @Test
    @DisplayName("a process that came with another number of segments does not take them from the others")
    void anotherShape() {
        try (var one = start()) {
            awaitHead(one);
            try (var mistyped = new QueryProcess(log, events, mongo.getConnectionString(), 2 * SEGMENTS)) {
                await().atMost(PATIENCE)
                        .until(() -> mistyped.status().getFirst().state() == State.FAILING);
                assertThat(mistyped.status().getFirst().error()).contains("another number of segments");
                for (var time = 0; time < 2; time++) {
                    var before = generation();
                    try (var client = MongoClients.create(mongo.getConnectionString())) {
                        client.getDatabase("mentorship").drop();
                    }
                    await().atMost(PATIENCE).until(() -> isBuiltSince(before));
                    awaitHead(one);
                    assertThat(mistyped.isAtHead()).isFalse();
                }
                one.close();
                awaitHead(mistyped);
            }
        }
    }
}
