package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(
        properties = {"spring.graphql.http.sse.keep-alive=200ms", "spring.graphql.websocket.keep-alive=200ms"})
@DisplayName("Where nothing happens for a while")
class KeepAliveTest {

    @LocalServerPort
    private int port;

    private BufferedReader follow(String document) throws IOException, InterruptedException {
        var client = new ProbeClient(port);
        var request = client.to("/graphql", ProbeTokens.of(ActorRole.COORDINATOR))
                .setHeader("Content-Type", "application/json")
                .setHeader("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString("{\"query\":\"" + document.replace("\"", "\\\"") + "\"}"));
        var stream = client.http()
                .send(request.build(), BodyHandlers.ofInputStream())
                .body();
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private boolean isGoing(String key) {
        return new ProbeClient(port)
                .query(ProbeTokens.of(ActorRole.ADMIN), "{ going(key: \"" + key + "\") }")
                .json()
                .at("/data/going")
                .asBoolean();
    }

    @Test
    @DisplayName("an event stream has comments, by which the service notices that a client is gone")
    void eventStream() throws IOException, InterruptedException {
        try (var lines = follow("subscription { stays(key: \"stream\") }")) {
            assertThat(lines.readLine()).as("said before there is an event").isEqualTo(":");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("event:next");
            assertThat(lines.readLine()).startsWith("data:{");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).startsWith(":");
            assertThat(isGoing("stream")).isTrue();
        }

        await().untilAsserted(() -> assertThat(isGoing("stream")).isFalse());
    }

    @Test
    @DisplayName("a WebSocket has pings")
    void webSocket() {
        var init = "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer "
                + ProbeTokens.of(ActorRole.ADMIN) + "\"}}";
        try (var connection = Connection.open(new ProbeClient(port))) {
            connection.send(init).expect("connection_ack");
            connection.expect("ping").send("{\"type\":\"pong\"}").expect("ping");
        }
    }
}
