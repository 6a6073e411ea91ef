package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.log.EventLog;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.contract.timeline.LogHead;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.story.Story;

@DisplayName("Read models in memory")
class FailedFirstBuildTest extends ProjectionScene {

    private static final List<LoggedEvent> STORY = Story.of(23, 2);

    /** The log, but that something is done first whenever it is read. */
    private EventLog log(Runnable first) {
        return (EventLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, args) -> {
                    if (method.getName().startsWith("read")) {
                        first.run();
                    }
                    try {
                        return method.invoke(log, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    @DisplayName("that could not be built at once take no question until they are, which health shows")
    void notAsked() {
        events.publish(STORY);
        var fails = new AtomicBoolean(true);
        var cut = log(() -> {
            if (fails.get()) {
                throw new IllegalStateException("The log is cut");
            }
        });
        try (var process = QueryProcess.embedded(cut, events, UnaryOperator.identity())) {
            assertThat(process.ask(new LogHead()))
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(NoHandlerForQueryException.class);
            assertThat(process.ask(new ReadModelStatus()).join())
                    .allSatisfy(model -> assertThat(model.state()).isEqualTo(State.FAILING));

            fails.set(false);
            await().atMost(PATIENCE).until(process::isAtHead);

            assertThat(process.ask(new LogHead()).join()).isEqualTo(STORY.size() - 1);
        }
    }

    /** Whoever has a claim loses it when it is held up for long. */
    @Test
    @DisplayName("are built without a claim, since no other process could take it")
    void withoutClaim() {
        events.publish(STORY);
        var claimed = new AtomicBoolean();
        try (var store = ReadStore.embedded()) {
            var marker = store.database().getCollection(ReadModelMarker.COLLECTION);
            var looking =
                    log(() -> claimed.compareAndSet(false, marker.countDocuments(new Document("_id", "build")) > 0));
            try (var process = new ProjectingProcess(looking, events, store, tokens(store))) {
                process.awaitHead();
            }
        }
        assertThat(claimed).isFalse();
    }
}
