package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.DeafClient;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(properties = "mentorship.limits.connections-in-all=3")
@DisplayName("Connections that the service has closed and whose clients do not answer that")
class LingeringConnectionsTest {

    private static final int LONGER_THAN_THEY_LINGER = 30_000;

    @LocalServerPort
    private int port;

    private DeafClient greeted() throws IOException {
        return DeafClient.greeted(port, ProbeTokens.of("mallory", ActorRole.AUDITOR));
    }

    @Test
    @DisplayName("count among all until their sockets are closed, which the server does after a time")
    void inAll() throws IOException {
        var clients = new ArrayList<DeafClient>();
        try {
            for (var i = 0; i < 3; i++) {
                var client = greeted();
                clients.add(client);
                client.send("no message");
                client.readUntil("not valid JSON");
            }

            assertThatThrownBy(this::greeted).hasMessageContaining("HTTP/1.1 503");
            assertThat(new ProbeClient(port)
                            .query(ProbeTokens.of(ActorRole.AUDITOR), "{ __typename }")
                            .status())
                    .isEqualTo(200);

            for (var client : clients) {
                client.readToEnd(LONGER_THAN_THEY_LINGER);
            }
            try (var next = greeted()) {
                next.closeProperly();
            }
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }
}
