package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The graphql-transport-ws protocol, message by message. */
@ProbeTest
@DisplayName("The WebSocket")
class WebSocketTest {

    private static final int STRANGERS = 100;

    /** For each of both ends: no more than a few short buffers. */
    private static final long COST = 200_000;

    /** Bytes of a message, as mentorship.limits.body has it. */
    private static final int LIMIT = 256 << 10;

    @LocalServerPort
    private int port;

    private static String init(String token) {
        return "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + token + "\"}}";
    }

    private static String subscribe(String id, String document) {
        return "{\"id\":\"" + id + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\""
                + document.replace("\"", "\\\"") + "\"}}";
    }

    private static String complete(String id) {
        return "{\"id\":\"" + id + "\",\"type\":\"complete\"}";
    }

    private static String expiringIn(int seconds) {
        return ProbeTokens.expiring(Instant.now().plusSeconds(seconds));
    }

    private Connection connect() {
        return Connection.open(new ProbeClient(port));
    }

    private Connection greeted() {
        return connect()
                .send(init(ProbeTokens.of("somebody", ActorRole.COORDINATOR)))
                .expect("connection_ack");
    }

    private boolean isGoing(String key) {
        return new ProbeClient(port)
                .query(ProbeTokens.of(ActorRole.ADMIN), "{ going(key: \"" + key + "\") }")
                .json()
                .at("/data/going")
                .asBoolean();
    }

    private void awaitGoing(String key, boolean going) {
        await().untilAsserted(() -> assertThat(isGoing(key)).isEqualTo(going));
    }

    @Test
    @DisplayName("speaks graphql-transport-ws, also to a client that would speak the older protocol too")
    void subprotocol() {
        try (var connection = Connection.open(
                new ProbeClient(port), handshake -> handshake.subprotocols("graphql-ws", Connection.PROTOCOL))) {
            assertThat(connection.subprotocol()).isEqualTo(Connection.PROTOCOL);
        }
    }

    @Test
    @DisplayName("closes with 4406 where the client speaks no protocol, the older one only, or some other")
    void otherSubprotocol() {
        try (var none = Connection.open(new ProbeClient(port), handshake -> handshake);
                var older = Connection.open(new ProbeClient(port), handshake -> handshake.subprotocols("graphql-ws"));
                var other = Connection.open(new ProbeClient(port), handshake -> handshake.subprotocols("mqtt"))) {
            assertThat(none.closeCode()).isEqualTo(4406);
            assertThat(older.closeCode()).isEqualTo(4406);
            assertThat(other.closeCode()).isEqualTo(4406);
        }
    }

    @Test
    @DisplayName("answers a query as the caller of the first message: next, complete")
    void query() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "{ viewer { subject } }"));

            assertThat(connection.expect("next", "1").at("/data/viewer/subject").asString())
                    .isEqualTo("somebody");
            connection.expect("complete", "1");
            connection.expectNothing();
        }
    }

    @Test
    @DisplayName("answers a mutation, once: next, complete")
    void mutation() {
        try (var connection = greeted()) {
            connection.send(subscribe("a", "mutation { touch }"));
            var before = connection.expect("next", "a").at("/data/touch").asInt();
            connection.expect("complete", "a");

            connection.send(subscribe("b", "mutation { touch }"));
            assertThat(connection.expect("next", "b").at("/data/touch").asInt()).isEqualTo(before + 1);
            connection.expect("complete", "b");
        }
    }

    @Test
    @DisplayName("follows a subscription to its end: next, next, complete")
    void subscription() {
        try (var connection = greeted()) {
            connection.send(subscribe("2", "subscription { ticks(count: 2) }"));

            assertThat(connection.expect("next", "2").at("/data/ticks").asInt()).isEqualTo(1);
            assertThat(connection.expect("next", "2").at("/data/ticks").asInt()).isEqualTo(2);
            connection.expect("complete", "2");
            connection.expectNothing();
        }
    }

    @Test
    @DisplayName("carries several operations at once")
    void severalAtOnce() {
        try (var connection = greeted()) {
            connection.send(subscribe("a", "subscription { forever }")).expect("next", "a");
            connection.send(subscribe("b", "subscription { forever }")).expect("next", "b");
            connection.send(subscribe("c", "{ __typename }")).expect("next", "c");
            connection.expect("complete", "c");
        }
    }

    @Test
    @DisplayName("answers a ping at any time, and takes a pong that nobody asked for")
    void ping() {
        try (var connection = connect()) {
            connection.send("{\"type\":\"ping\",\"payload\":{\"at\":1}}").expect("pong");
            connection.send("{\"type\":\"pong\"}").expectNothing();
            connection.send(init(ProbeTokens.of(ActorRole.ADMIN))).expect("connection_ack");
            connection.send("{\"type\":\"ping\"}").expect("pong");
        }
    }

    @Test
    @DisplayName("takes long documents, and closes with 1009 on a message beyond the limit of a body")
    void longDocument() {
        try (var connection = greeted()) {
            var empty = subscribe("1", "{ __typename } #");
            var longest = subscribe("1", "{ __typename } #" + "x".repeat(LIMIT - empty.length()));
            connection.send(longest).expect("next", "1");
            connection.expect("complete", "1");

            assertThat(connection.send(longest + " ").closeCode()).isEqualTo(1009);
        }
    }

    @Test
    @DisplayName("closes with 1009 on a message longer than a greeting of somebody who has not said who they are")
    void longGreeting() {
        try (var connection = connect()) {
            connection.send("{\"type\":\"ping\",\"payload\":{\"filler\":\"" + "x".repeat(16_000) + "\"}}");
            connection.expect("pong");

            assertThat(connection.send(init("x".repeat(17_000))).closeCode()).isEqualTo(1009);
        }
    }

    @Test
    @DisplayName("takes little memory before anybody says who they are")
    void memory() {
        var strangers = new ArrayList<Connection>();
        try {
            strangers.add(connect().expectNothing());
            var before = usedHeap();
            for (var i = 0; i < STRANGERS; i++) {
                strangers.add(connect().expectNothing());
            }

            assertThat((usedHeap() - before) / STRANGERS).isLessThan(COST);
        } finally {
            strangers.forEach(Connection::close);
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    @DisplayName("takes a handshake however its capitals are, as HTTP does")
    void handshakeInCapitals() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Protocol: " + Connection.PROTOCOL + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 101");
        }
    }

    @Test
    @DisplayName("takes the token of the handshake as well")
    void handshakeToken() {
        var token = ProbeTokens.of("early", ActorRole.ADMIN);
        try (var connection = Connection.open(
                new ProbeClient(port),
                handshake -> handshake.subprotocols(Connection.PROTOCOL).header("Authorization", "Bearer " + token))) {
            connection.send("{\"type\":\"connection_init\"}").expect("connection_ack");
            connection.send(subscribe("1", "{ viewer { subject } }"));
            assertThat(connection.expect("next", "1").at("/data/viewer/subject").asString())
                    .isEqualTo("early");
        }
    }

    @Test
    @DisplayName("refuses a handshake with a bad token")
    void badHandshake() {
        assertThatThrownBy(() -> Connection.open(
                        new ProbeClient(port), handshake -> handshake.header("Authorization", "Bearer nonsense")))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
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
            assertThat(tooEarly.rest()).isEmpty();
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
    @DisplayName("closes with 4409 on an id that is in use, and lets go of the subscription that has it")
    void duplicateId() {
        try (var connection = greeted()) {
            connection
                    .send(subscribe("1", "subscription { stays(key: \"twice\") }"))
                    .expect("next", "1");

            assertThat(connection.send(subscribe("1", "{ __typename }")).closeCode())
                    .isEqualTo(4409);
            awaitGoing("twice", false);
        }
    }

    @Test
    @DisplayName("closes with 4409 on the id of a query that is not answered yet")
    void duplicateIdOfQuery() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "{ slow }"));

            assertThat(connection.send(subscribe("1", "{ __typename }")).closeCode())
                    .isEqualTo(4409);
            assertThat(connection.rest()).isEmpty();
        }
    }

    @Test
    @DisplayName("takes an id again once its operation has ended, was refused, or was completed by the client")
    void idAgain() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "{ __typename }")).expect("next", "1");
            connection.expect("complete", "1");
            connection.expectNothing();

            connection.send(subscribe("1", "{ nothing }")).expect("error", "1");
            connection.expectNothing();

            connection.send(subscribe("1", "subscription { forever }")).expect("next", "1");
            connection.send(complete("1"));

            connection.send(subscribe("1", "subscription { ticks(count: 1) }")).expect("next", "1");
            connection.expect("complete", "1");
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
    @DisplayName("answers an operation that cannot be executed with an error and nothing after it, and stays open")
    void notExecutable() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "{ nothing }"));
            assertThat(connection.expect("error", "1").at("/0/extensions/code").asString())
                    .isEqualTo("VALIDATION_FAILED");
            connection.expectNothing();

            connection.send(subscribe("2", "subscription {"));
            assertThat(connection.expect("error", "2").at("/0/extensions/code").asString())
                    .isEqualTo("INVALID_SYNTAX");
            connection.expectNothing();
        }
    }

    @Test
    @DisplayName("ends a subscription that is refused, or breaks, with an error and nothing after it")
    void errors() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "subscription { refused }"));
            assertThat(connection.expect("error", "1").at("/0/extensions/code").asString())
                    .isEqualTo("NOT_FOUND");
            connection.expectNothing();

            connection.send(subscribe("2", "subscription { fails }")).expect("next", "2");
            var error = connection.expect("error", "2");
            assertThat(error.at("/0/extensions/code").asString()).isEqualTo("INTERNAL");
            assertThat(error.toString()).doesNotContain("Lovelace");
            connection.expectNothing();
        }
    }

    @Test
    @DisplayName("tells the error of a field beside the data: next, complete")
    void fieldError() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "{ missing }"));
            var result = connection.expect("next", "1");

            assertThat(result.has("data")).isTrue();
            assertThat(result.at("/errors/0/extensions/code").asString()).isEqualTo("NOT_FOUND");
            connection.expect("complete", "1");
        }
    }

    @Test
    @DisplayName("ends a subscription that the client completes, and sends nothing of it any more")
    void completedByClient() {
        try (var connection = greeted()) {
            connection
                    .send(subscribe("1", "subscription { stays(key: \"left\") }"))
                    .expect("next", "1");
            assertThat(isGoing("left")).isTrue();

            connection.send(complete("1"));

            awaitGoing("left", false);
            connection.expectNothing();
        }
    }

    @Test
    @DisplayName("lets go of a query that the client completes, and takes no notice of an id that is not in use")
    void queryCompletedByClient() {
        try (var connection = greeted()) {
            connection.send(subscribe("1", "{ slow }")).send(complete("1"));
            connection.send(complete("never there")).expectNothing();

            connection.send(subscribe("1", "{ __typename }")).expect("next", "1");
        }
    }

    @Test
    @DisplayName("ends everything of a connection that is closed, and of one whose client is gone")
    void closed() {
        endsWith("closed", Connection::leave);
        endsWith("gone", Connection::close);
    }

    private void endsWith(String key, Consumer<Connection> end) {
        try (var connection = greeted()) {
            connection
                    .send(subscribe("1", "subscription { stays(key: \"" + key + "\") }"))
                    .expect("next", "1");
            assertThat(isGoing(key)).isTrue();

            end.accept(connection);

            awaitGoing(key, false);
        }
    }

    @Test
    @DisplayName("closes with 4403 when the token expires, and sends nothing after that")
    void expiry() {
        try (var connection = connect()) {
            connection.send(init(expiringIn(2))).expect("connection_ack");
            connection
                    .send(subscribe("1", "subscription { stays(key: \"expiring\") }"))
                    .expect("next", "1");

            assertThat(connection.closeCode()).isEqualTo(4403);
            assertThat(connection.rest()).isEmpty();
            awaitGoing("expiring", false);
        }
    }

    @Test
    @DisplayName("goes on with a token that is good for longer than a timer runs")
    void longLivedToken() {
        try (var connection = connect()) {
            connection
                    .send(init(ProbeTokens.expiring(ProbeTokens.END_OF_YEAR_9999)))
                    .expect("connection_ack")
                    .expectNothing();
        }
    }

    @Test
    @DisplayName("closes with 4401 on a token that has expired, however short a time ago")
    void expired() {
        try (var connection = connect()) {
            assertThat(connection.send(init(expiringIn(-1))).closeCode()).isEqualTo(4401);
        }
    }
}
