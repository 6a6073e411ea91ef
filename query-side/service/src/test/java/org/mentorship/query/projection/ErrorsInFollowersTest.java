package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.story.Story;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("Who follows the log")
class ErrorsInFollowersTest extends ProjectionScene {

    private static final List<LoggedEvent> STORY = Story.of(23, 2);
    private static final int HALF = STORY.size() / 2;
    private static final Duration SOON = Duration.ofMillis(50);

    private final AtomicBoolean fails = new AtomicBoolean();
    private final AtomicInteger errors = new AtomicInteger();

    /** The same, but that a method ends in an error while it should. */
    @SuppressWarnings("unchecked") // a proxy of the type
    private <T> T failing(Class<T> type, T real, String name) {
        return (T) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (_, method, args) -> {
            if (fails.get() && method.getName().equals(name)) {
                errors.incrementAndGet();
                throw new StackOverflowError("deep");
            }
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private void goesOnAfterErrors(QueryProcess process) {
        await().atMost(PATIENCE).until(process::isAtHead);
        fails.set(true);
        events.publish(STORY.subList(HALF, STORY.size()));
        await().atMost(PATIENCE).until(() -> errors.get() > 0);
        fails.set(false);
        await().atMost(PATIENCE).until(process::isAtHead);
    }

    @Test
    @DisplayName("goes on after an Error in reading it")
    void reading() {
        events.publish(STORY.subList(0, HALF));
        var read = failing(EventLog.class, log, "readAfter");
        try (var process = QueryProcess.embedded(read, events, UnaryOperator.identity())) {
            goesOnAfterErrors(process);
        }
    }

    @Test
    @DisplayName("goes on after an Error in a batch, in memory")
    void batch() {
        events.publish(STORY.subList(0, HALF));
        try (var process =
                QueryProcess.embedded(log, events, emitter -> failing(QueryUpdateEmitter.class, emitter, "emit"))) {
            goesOnAfterErrors(process);
        }
    }

    @Test
    @DisplayName("shows an Error in a batch, and goes on after it, in each segment of shared read models")
    void sharedBatch() {
        events.publish(STORY.subList(0, HALF));
        try (var process = new QueryProcess(
                log,
                events,
                mongo.getConnectionString(),
                emitter -> failing(QueryUpdateEmitter.class, emitter, "emit"))) {
            await().atMost(PATIENCE).until(process::isAtHead);
            fails.set(true);
            events.publish(STORY.subList(HALF, STORY.size()));
            await().atMost(PATIENCE)
                    .until(() -> process.status().stream()
                            .allMatch(model -> model.state() == State.FAILING
                                    && String.valueOf(model.error()).contains("deep")));
            fails.set(false);
            await().atMost(PATIENCE).until(process::isAtHead);
        }
    }

    private Follower follower(ProjectionInvoker.Work work, TokenStore tokens, Follower.SegmentShare share) {
        return new Follower(new Projection("views", 1, work), new LogSource(log), tokens, share).start();
    }

    private Follower follower(ProjectionInvoker.Work work, TokenStore tokens) {
        return follower(work, tokens, segments -> segments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetchAvailableSegments", "storeToken", "extendClaim"})
    @DisplayName("goes on after an Error in reading or writing how far that is")
    void token(String method) {
        var projected = new AtomicInteger();
        var follower = follower(
                new Batches(projected::incrementAndGet), failing(TokenStore.class, new InMemoryTokenStore(), method));
        fails.set(true);
        events.publish(STORY.subList(0, HALF));
        await().atMost(PATIENCE).until(() -> errors.get() > 0);
        fails.set(false);
        var before = projected.get();
        events.publish(STORY.subList(HALF, STORY.size()));

        await().atMost(PATIENCE).until(() -> projected.get() > before);
        follower.close();
    }

    @Test
    @DisplayName("stops also where an Error has ended it")
    void stops() {
        events.publish(STORY.subList(0, HALF));
        var follower = follower(new Batches(() -> fails.set(true)), new InMemoryTokenStore(), segments -> {
            if (fails.get()) {
                errors.incrementAndGet();
                throw new StackOverflowError("deep");
            }
            return segments;
        });
        await().atMost(PATIENCE).until(() -> errors.get() > 0);

        follower.close(SOON);

        assertThat(errors).hasValue(1);
    }

    @Test
    @DisplayName("is in no batch any more when it has stopped, be it that a batch was interrupted")
    void interrupted() throws Exception {
        events.publish(STORY.subList(0, HALF));
        var begun = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var follower = follower(
                new Batches(() -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        ended.set(true);
                    }
                }),
                new InMemoryTokenStore());
        begun.await();

        follower.close(SOON);

        assertThat(ended).isTrue();
    }

    /** @param each is done with each batch */
    private record Batches(Runnable each) implements ProjectionInvoker.Work {

        @Override
        public void project(List<StoredEvent> batch) {
            each.run();
        }

        @Override
        public void released() {}
    }
}
