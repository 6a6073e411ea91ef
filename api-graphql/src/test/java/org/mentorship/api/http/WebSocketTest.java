package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The graphql-transport-ws protocol, with a client that knows nothing of Spring. */
@ProbeTest
@DisplayName("The WebSocket")
class WebSocketTest {

    private static final int WAIT_SECONDS = 20;

    @LocalServerPort
    private int port;

    private static String init(String token) {
        return "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + token + "\"}}";
    }

    private static String subscribe(String id, String document) {
        return "{\"id\":\"" + id + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + document + "\"}}";
    }

    private Connection connect() {
        return Connection.open(new ProbeClient(port));
    }

    private Connection greeted() {
        return connect()
                .send(init(ProbeTokens.of("somebody", ActorRole.COORDINATOR)))
                .expect("connection_ack");
    }

    @Test
    @DisplayName("answers queries and subscriptions as the caller of the first message")
    void operations() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "{ viewer { subject } }"));
            assertThat(connection.next().at("/payload/data/viewer/subject").asString())
                    .isEqualTo("somebody");
            connection.expect("complete");

            connection.send(subscribe("2", "subscription { ticks(count: 2) }"));
            assertThat(connection.next().at("/payload/data/ticks").asInt()).isEqualTo(1);
            assertThat(connection.next().at("/payload/data/ticks").asInt()).isEqualTo(2);
            connection.expect("complete");
        }
    }

    @Test
    @DisplayName("answers a ping")
    void ping() {
        try (var connection = connect()) {
            connection.send("{\"type\":\"ping\"}").expect("pong");
        }
    }

    @Test
    @DisplayName("takes long documents")
    void longDocument() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "{ __typename } #" + "x".repeat(100_000)));
            connection.expect("next");
        }
    }

    @Test
    @DisplayName("takes the token of the handshake as well")
    void handshakeToken() {
        try (var connection = Connection.open(new ProbeClient(port), ProbeTokens.of("early", ActorRole.ADMIN))) {
            connection.send("{\"type\":\"connection_init\"}").expect("connection_ack");
            connection.send(subscribe("1", "{ viewer { subject } }"));
            assertThat(connection.next().at("/payload/data/viewer/subject").asString())
                    .isEqualTo("early");
        }
    }

    @Test
    @DisplayName("refuses a handshake with a bad token, and one from a page of another site")
    void badHandshake() {
        assertThatThrownBy(() -> Connection.open(new ProbeClient(port), "nonsense"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        var elsewhere = new ProbeClient(port)
                .send(new ProbeClient(port)
                        .to("/graphql", ProbeTokens.of(ActorRole.ADMIN))
                        .setHeader("Origin", "https://elsewhere.example")
                        .GET());
        assertThat(elsewhere.status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "null",
                "1",
                "{}",
                "{\"type\":1}",
                "{\"type\":\"unknown\"}",
                "{\"type\":\"next\",\"id\":\"1\"}",
                "{\"type\":\"connection_ack\"}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"id\":\"1\"}",
                "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{ a }\"}}",
                "{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{ a }\"}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":1}}",
                "{\"type\":\"complete\"}",
                "{\"type\":\"ping\",\"payload\":1}",
                "{\"type\":\"connection_init\",\"payload\":\"x\"}"
            })
    @DisplayName("closes with 4400 on")
    void invalidMessage(String message) {
        try (var connection = greeted()) {
            assertThat(connection.send(message).closeCode()).isEqualTo(4400);
        }
    }

    @Test
    @DisplayName("closes with 4400 on a binary message")
    void binary() {
        try (var connection = greeted()) {
            assertThat(connection.sendBinary().closeCode()).isEqualTo(4400);
        }
    }

    @Test
    @DisplayName("closes with 4401 without a token, with a bad one, and on an operation before the first message")
    void unauthorised() {
        try (var noToken = connect();
                var badToken = connect();
                var tooEarly = connect()) {
            assertThat(noToken.send("{\"type\":\"connection_init\"}").closeCode())
                    .isEqualTo(4401);
            assertThat(badToken.send(init("nonsense")).closeCode()).isEqualTo(4401);
            assertThat(tooEarly.send(subscribe("1", "{ __typename }")).closeCode())
                    .isEqualTo(4401);
        }
    }

    @Test
    @DisplayName("closes with 4401 on an Authorization that is no text")
    void authorizationIsNoText() {
        try (var connection = connect()) {
            connection.send("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":1}}");
            assertThat(connection.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    @DisplayName("closes with 4408 when the first message does not come")
    void initTimeout() {
        try (var connection = connect()) {
            assertThat(connection.closeCode()).isEqualTo(4408);
        }
    }

    @Test
    @DisplayName("closes with 4409 on an id that is in use")
    void duplicateId() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "subscription { forever }")).expect("next");
            assertThat(connection
                            .send(subscribe("1", "subscription { forever }"))
                            .closeCode())
                    .isEqualTo(4409);
        }
    }

    @Test
    @DisplayName("takes an id again once its operation is over")
    void idAgain() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "subscription { forever }")).expect("next");
            connection.send("{\"id\":\"1\",\"type\":\"complete\"}");
            connection.send(subscribe("1", "subscription { ticks(count: 1) }")).expect("next");
        }
    }

    @Test
    @DisplayName("closes with 4429 on a second first message")
    void secondInit() {
        try (var connection = greeted()) {
            assertThat(connection.send(init(ProbeTokens.of(ActorRole.ADMIN))).closeCode())
                    .isEqualTo(4429);
        }
    }

    @Test
    @DisplayName("ends an operation with coded errors, and stays open")
    void errors() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "subscription { refused }"));
            var error = connection.next();
            assertThat(error.at("/type").asString()).isEqualTo("error");
            assertThat(error.at("/payload/0/extensions/code").asString()).isEqualTo("NOT_FOUND");

            connection.send(subscribe("2", "{ nothing }"));
            assertThat(connection.next().toString()).contains("VALIDATION_FAILED");
        }
    }

    @Test
    @DisplayName("ends subscriptions when the token does")
    void expiry() {
        var almostOver = ProbeTokens.with(
                claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(2))));
        try (var connection = connect()) {
            connection.send(init(almostOver)).expect("connection_ack");
            connection.send(subscribe("1", "subscription { forever }")).expect("next");

            var end = connection.next();

            assertThat(end.at("/type").asString()).isEqualTo("error");
            assertThat(end.at("/payload/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
            assertThat(connection.send(subscribe("2", "{ __typename }")).next().toString())
                    .contains("UNAUTHENTICATED");
        }
    }

    /** One connection: what it receives, in order, and how it was closed. */
    private static final class Connection implements WebSocket.Listener, AutoCloseable {

        private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder partial = new StringBuilder();
        private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

        static Connection open(ProbeClient client, String... token) {
            var connection = new Connection();
            var builder = client.http().newWebSocketBuilder().subprotocols("graphql-transport-ws");
            for (var each : token) {
                builder.header("Authorization", "Bearer " + each);
            }
            connection.socket.complete(
                    builder.buildAsync(client.webSocket(), connection).join());
            return connection;
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                received.add(JsonMapper.shared().readTree(partial.toString()));
                partial.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }

        Connection send(String message) {
            socket.join().sendText(message, true).join();
            return this;
        }

        Connection sendBinary() {
            socket.join().sendBinary(ByteBuffer.wrap(new byte[] {1, 2}), true).join();
            return this;
        }

        JsonNode next() {
            try {
                var message = received.poll(WAIT_SECONDS, TimeUnit.SECONDS);
                if (message == null) {
                    throw new AssertionError("Nothing came");
                }
                return message;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        Connection expect(String type) {
            assertThat(next().at("/type").asString()).isEqualTo(type);
            return this;
        }

        int closeCode() {
            return closed.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
        }

        @Override
        public void close() {
            socket.join().abort();
        }
    }
}
