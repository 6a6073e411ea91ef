package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(properties = "mentorship.limits.connections-in-all=2")
@DisplayName("Connections that stay open")
class ConnectionsInAllTest {

    private static final int SERVICE_UNAVAILABLE = 503;

    @LocalServerPort
    private int port;

    private Connection greeted(String subject) {
        return Connection.open(new ProbeClient(port))
                .send("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer "
                        + ProbeTokens.of(subject, ActorRole.AUDITOR) + "\"}}")
                .expect("connection_ack");
    }

    private InputStream stream() {
        return new ProbeClient(port).stream(ProbeTokens.of("reader", ActorRole.AUDITOR), "subscription { forever }");
    }

    @Test
    @DisplayName("are refused beyond a number for all callers, and other requests are answered meanwhile")
    void inAll() throws IOException {
        try (var stream = stream()) {
            assertThat(ProbeClient.firstEvent(stream)).contains("\"forever\":1");
            try (var connection = greeted("one")) {
                assertThatThrownBy(() -> greeted("two"))
                        .hasCauseInstanceOf(WebSocketHandshakeException.class)
                        .cause()
                        .extracting(failure -> ((WebSocketHandshakeException) failure)
                                .getResponse()
                                .statusCode())
                        .isEqualTo(SERVICE_UNAVAILABLE);
                try (var further = stream()) {
                    assertThat(ProbeClient.firstEvent(further)).contains("UNAVAILABLE");
                }
                assertThat(new ProbeClient(port)
                                .query(ProbeTokens.of(ActorRole.AUDITOR), "{ __typename }")
                                .status())
                        .isEqualTo(200);
                connection.leave();
            }
            await().untilAsserted(() -> {
                try (var further = stream()) {
                    assertThat(ProbeClient.firstEvent(further)).contains("\"forever\":1");
                }
            });
        }
    }
}
