package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.DeafClient;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(properties = {"mentorship.limits.operations=3", "mentorship.limits.connections=2"})
@DisplayName("The limits of connections")
class ConnectionLimitsTest {

    private static final int TRY_AGAIN_LATER = 1013;

    @LocalServerPort
    private int port;

    private Connection greeting(String subject) {
        return Connection.open(new ProbeClient(port))
                .send("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer "
                        + ProbeTokens.of(subject, ActorRole.AUDITOR) + "\"}}");
    }

    private Connection greeted(String subject) {
        return greeting(subject).expect("connection_ack");
    }

    private static String subscribe(String id, String document) {
        return "{\"id\":\"" + id + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + document + "\"}}";
    }

    @Test
    @DisplayName("hold for the operations that one caller has in work, over all connections, and not for another's")
    void operations() {
        try (var first = greeted("busy");
                var second = greeted("busy");
                var other = greeted("idle")) {
            first.send(subscribe("1", "{ slow }")).send(subscribe("2", "{ slow }"));
            first.send(subscribe("3", "{ slow }")).expectNothing();

            second.send(subscribe("4", "{ __typename }"));
            assertThat(second.expect("error", "4").at("/0/extensions/code").asString())
                    .isEqualTo("TOO_MANY_OPERATIONS");
            other.send(subscribe("4", "{ __typename }")).expect("next", "4");

            first.send("{\"id\":\"1\",\"type\":\"complete\"}").expectNothing();
            second.send(subscribe("5", "{ __typename }")).expect("next", "5");
        }
    }

    private CompletableFuture<Answer> posting(String subject, String document, String accept) {
        var client = new ProbeClient(port);
        return CompletableFuture.supplyAsync(
                () -> client.post(
                        ProbeTokens.of(subject, ActorRole.AUDITOR),
                        "{\"query\":\"" + document + "\"}",
                        request -> request.setHeader("Accept", accept)),
                task -> Thread.ofVirtual().start(task));
    }

    @Test
    @DisplayName(
            "hold for the operations that one caller has in work over any transport, each until its answer is sent")
    void everyTransport() throws IOException {
        var answers = List.of(
                posting("poster", "{ held(key: \\\"a\\\") }", "application/json"),
                posting("poster", "{ held(key: \\\"a\\\") }", "text/event-stream"));
        try (var socket = greeted("poster");
                var stream = new ProbeClient(port)
                        .stream(ProbeTokens.of("poster", ActorRole.AUDITOR), "subscription { forever }")) {
            assertThat(ProbeClient.firstEvent(stream))
                    .as("begun, so that it counts no more")
                    .contains("\"forever\":1");
            socket.send(subscribe("1", "{ held(key: \\\"a\\\") }"));
            // Another caller looks: whatever this one asks meanwhile would take the place of what is to be held.
            await().until(() -> posting("onlooker", "{ waiting(key: \\\"a\\\") }", "application/json")
                            .join()
                            .json()
                            .at("/data/waiting")
                            .asInt()
                    == 3);
            var refused =
                    posting("poster", "{ __typename }", "application/json").join();
            assertThat(refused.code()).isEqualTo("TOO_MANY_OPERATIONS");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).hasValue("1");
            assertThat(posting("other poster", "{ __typename }", "application/json")
                            .join()
                            .code())
                    .isEmpty();

            assertThat(posting("releaser", "mutation { release(key: \\\"a\\\") }", "application/json")
                            .join()
                            .json()
                            .at("/data/release")
                            .asInt())
                    .isEqualTo(3);

            socket.expect("next", "1");
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
            await().untilAsserted(() -> assertThat(posting("poster", "{ __typename }", "application/json")
                            .join()
                            .code())
                    .isEmpty());
        }
    }

    @Test
    @DisplayName("count no operation that is answered, and no subscription that has begun")
    void operationsInWorkOnly() {
        try (var connection = greeted("follower")) {
            for (var i = 0; i < 5; i++) {
                connection.send(subscribe("s" + i, "subscription { forever }")).expect("next", "s" + i);
            }
            for (var i = 0; i < 5; i++) {
                connection.send(subscribe("q" + i, "{ __typename }")).expect("next", "q" + i);
                connection.expect("complete", "q" + i);
            }
        }
    }

    @Test
    @DisplayName("hold for the connections that one caller has open, and not for another's")
    void connections() {
        try (var first = greeted("opener");
                var second = greeted("opener");
                var third = greeting("opener");
                var other = greeted("other opener")) {
            assertThat(third.closeCode()).isEqualTo(TRY_AGAIN_LATER);
            other.expectNothing();
            second.expectNothing();

            first.leave();
            await().untilAsserted(() -> {
                try (var next = greeting("opener")) {
                    next.expect("connection_ack");
                }
            });
        }
    }

    private DeafClient lingering(String subject) throws IOException {
        var client = DeafClient.greeted(port, ProbeTokens.of(subject, ActorRole.AUDITOR));
        client.send("no message");
        client.readUntil("not valid JSON");
        return client;
    }

    @Test
    @DisplayName("count a connection that the service has closed until its client answers that")
    void lingering() throws IOException {
        try (var first = lingering("lingerer");
                var second = lingering("lingerer");
                var third = greeting("lingerer")) {
            assertThat(third.closeCode()).isEqualTo(TRY_AGAIN_LATER);

            first.closeProperly();
            try (var next = greeted("lingerer")) {
                next.expectNothing();
            }
            second.closeProperly();
        }
    }

    @Test
    @DisplayName("count no connection that its client has closed, or whose end it has answered")
    void connectingAgain() throws IOException {
        for (var i = 0; i < 5; i++) {
            try (var closed = lingering("returner");
                    var closing = DeafClient.greeted(port, ProbeTokens.of("returner", ActorRole.AUDITOR))) {
                closed.closeProperly();
                closing.closeProperly();
            }
        }
    }
}
