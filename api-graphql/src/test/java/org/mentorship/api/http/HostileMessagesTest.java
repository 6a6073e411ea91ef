package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Random, but the same each time; {@code -Dhostile.seed} says otherwise. */
@ProbeTest
@TestPropertySource(properties = "spring.graphql.websocket.connection-init-timeout=2s")
@DisplayName("Hostile messages over the WebSocket")
class HostileMessagesTest {

    private static final long SEED = Long.getLong("hostile.seed", 1L);
    private static final int CONNECTIONS = 150;
    private static final int IDLE = 150;
    private static final int INTERNAL_ERROR = 1011;

    /** What the protocol has, too big a message, and the end of a connection that was answered to the end. */
    private static final Set<Integer> CODES = Set.of(4400, 4401, 4403, 4408, 4409, 4429, 1009);

    @LocalServerPort
    private int port;

    private static String init() {
        return "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer "
                + ProbeTokens.of("mallory", ActorRole.AUDITOR) + "\"}}";
    }

    private Connection connect() {
        return Connection.open(new ProbeClient(port));
    }

    private boolean isWell() {
        return new ProbeClient(port)
                .query(ProbeTokens.of("ruth", ActorRole.AUDITOR), "{ __typename }")
                .code()
                .isEmpty();
    }

    @Test
    @DisplayName("close the connection with a code of the protocol, or are answered")
    void messages() {
        var random = new Random(SEED);
        for (var i = 0; i < CONNECTIONS; i++) {
            var message = message(random);
            try (var connection = connect()) {
                connection.send(init()).expect("connection_ack");
                connection.offer(message);
                // A second greeting is refused, so each connection ends: by the message, or by this.
                connection.offer(init());
                assertThat(connection.closeCode())
                        .as("connection " + i + " of seed " + SEED)
                        .isIn(CODES)
                        .isNotEqualTo(INTERNAL_ERROR);
            }
        }
        assertThat(isWell()).isTrue();
    }

    private static String message(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> "[".repeat(random.nextInt(1, 50_000));
            case 1 -> "{\"type\":".repeat(random.nextInt(1, 20_000));
            case 2 -> "\u0000\uFFFF";
            case 3 -> "{\"type\":\"subscribe\",\"id\":\"\\ud800\",\"payload\":{\"query\":\"{ __typename }\"}}";
            case 4 -> "{\"type\":\"subscribe\",\"id\":7,\"payload\":{\"query\":\"{ __typename }\"}}";
            case 5 -> "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"" + "{ a ".repeat(2_000) + "\"}}";
            case 6 -> "{\"type\":\"ping\",\"payload\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(900) + "}";
            case 7 -> "{\"type\":\"ping\",\"payload\":{\"n\":1e" + random.nextInt(1, 99_999_999) + "}}";
            case 8 -> "{\"type\":\"" + "x".repeat(random.nextInt(1, 200_000)) + "\"}";
            case 9 -> " ".repeat(random.nextInt(250_000, 300_000));
            case 10 -> "{\"type\":\"complete\",\"id\":\"" + "i".repeat(100_000) + "\"}";
            case 11 -> "{\"type\":\"next\",\"id\":\"1\"}";
            case 12 -> "null";
            default ->
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ echo(text: \\\"\\ud800\\u0000\\\") }\"}}";
        };
    }

    @Test
    @DisplayName("that do not come are not waited for for ever, and hold up nobody meanwhile")
    void idle() {
        var connections = new ArrayList<Connection>();
        try {
            for (var i = 0; i < IDLE; i++) {
                connections.add(connect());
            }
            assertThat(isWell()).isTrue();
            assertThat(connections).extracting(Connection::closeCode).containsOnly(4408);
        } finally {
            connections.forEach(Connection::close);
        }
    }

    @Test
    @DisplayName("that open more subscriptions than one caller may have are refused one by one")
    void subscriptions() {
        try (var connection = connect()) {
            connection.send(init()).expect("connection_ack");
            var refused = new ArrayList<String>();
            for (var i = 0; i < 150; i++) {
                connection.send("{\"type\":\"subscribe\",\"id\":\"" + i
                        + "\",\"payload\":{\"query\":\"subscription { forever }\"}}");
                var answer = connection.next();
                if (answer.at("/type").asString().equals("error")) {
                    refused.add(answer.at("/payload/0/extensions/code").asString());
                }
            }
            assertThat(refused).hasSize(50).containsOnly("TOO_MANY_SUBSCRIPTIONS");
        }
        assertThat(isWell()).isTrue();
    }
}
