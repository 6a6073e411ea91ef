package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@DisplayName("An operation over a WebSocket that is completed by its client")
class OperationSessionTest {

    private static final LimitsProperties LIMITS = new LimitsProperties(
            15,
            100,
            15,
            15,
            100,
            DataSize.ofKilobytes(1),
            Duration.ofSeconds(1),
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            Duration.ofSeconds(1));

    /** One operation, and the pongs and errors beside it. */
    private static final int MOST_OWED = 51;

    private final ClientSession client =
            ClientSession.open(silent(), new OpenConnections(LIMITS), LIMITS).orElseThrow();

    /** Takes every message, and does nothing. */
    private static WebSocketSession silent() {
        var attributes = new HashMap<String, Object>();
        return (WebSocketSession) Proxy.newProxyInstance(
                OperationSessionTest.class.getClassLoader(),
                new Class<?>[] {WebSocketSession.class},
                (_, method, _) -> method.getName().equals("getAttributes") ? attributes : null);
    }

    /** Receives what is to be sent, and sends nothing yet. */
    private static final class Sender extends BaseSubscriber<String> {

        private final List<String> received = new ArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {}

        @Override
        protected void hookOnNext(String result) {
            received.add(result);
        }
    }

    private OperationSession begun() throws InterruptedException {
        client.owe();
        return new OperationSession(client);
    }

    private static Sender sender(OperationSession operation, Flux<String> results) {
        var sender = new Sender();
        operation.oneByOne(results).doOnCancel(operation::cancelled).subscribe(sender);
        return sender;
    }

    private void assertNothingOwed() {
        var owing = Thread.ofVirtual().start(() -> {
            try {
                for (var i = 0; i < MOST_OWED; i++) {
                    client.owe();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> !owing.isAlive());
    }

    @Test
    @DisplayName("while its result is made owes none")
    void before() throws InterruptedException {
        var operation = begun();
        var results = Sinks.<String>one();
        var sender = sender(operation, results.asMono().flux());
        sender.request(1);

        sender.cancel();
        results.tryEmitValue("late");

        assertThat(sender.received).isEmpty();
        assertNothingOwed();
    }

    @Test
    @DisplayName("between having its result and passing it on owes none, since that is dropped")
    void between() throws InterruptedException {
        var operation = begun();
        var cancelling = new ArrayList<Sender>();
        // The first request is passed on before it counts, so that the result is there and nobody has asked for it.
        var sender = sender(
                operation,
                Flux.just("dropped")
                        .concatWith(
                                Mono.fromRunnable(() -> cancelling.getFirst().cancel())));
        cancelling.add(sender);

        sender.request(1);

        assertThat(sender.received).isEmpty();
        assertNothingOwed();
    }

    @Test
    @DisplayName("while its result waits to be sent owes it until that is done")
    void after() throws InterruptedException, IOException {
        var operation = begun();
        var sender = sender(operation, Flux.just("sent"));
        sender.request(1);

        sender.cancel();

        assertThat(sender.received).containsExactly("sent");
        for (var i = 1; i < MOST_OWED; i++) {
            client.owe();
        }
        var oneMore = Thread.ofVirtual().start(() -> {
            try {
                client.owe();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> oneMore.getState() == Thread.State.WAITING);

        operation.sendMessage(new TextMessage("sent"));

        await().until(() -> !oneMore.isAlive());
    }
}
