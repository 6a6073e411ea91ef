package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.DeafClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(properties = "spring.graphql.http.sse.keep-alive=100ms")
@DisplayName("Where clients leave their event streams")
class LeftEventStreamsTest {

    private static final int STREAMS = 40;

    private final MeterRegistry meters;
    private int clients;

    @LocalServerPort
    private int port;

    LeftEventStreamsTest(@Autowired MeterRegistry meters) {
        this.meters = meters;
    }

    private DeafClient open(String document) throws IOException {
        var token = ProbeTokens.of("client " + clients++, ActorRole.ADMIN);
        return DeafClient.posting(port, token, "text/event-stream", "{\"query\":\"" + document + "\"}");
    }

    private int active() {
        return meters.get("http.server.requests.active").longTaskTimer().activeTasks();
    }

    @RepeatedTest(12)
    @DisplayName("those of others go on")
    void others() throws IOException {
        var streams = new ArrayList<DeafClient>();
        for (var i = 0; i < STREAMS; i++) {
            streams.add(open("subscription { forever }"));
        }
        for (var stream : streams) {
            stream.readUntil(":\n\n");
            stream.readUntil(":\n\n");
        }
        for (var stream : streams) {
            stream.reset();
        }
        await().untilAsserted(() -> assertThat(active()).isZero());
    }

    @Test
    @DisplayName("at once, in the middle or later, none of their requests is left")
    void left() throws IOException {
        for (var i = 0; i < 200; i++) {
            open("{ __typename }").reset();
        }
        for (var way : List.of("subscription { forever }", "{ __typename }")) {
            for (var i = 0; i < STREAMS; i++) {
                var stream = open(way);
                stream.readUntil("HTTP/1.1 ");
                stream.reset();
            }
        }

        await().untilAsserted(() -> assertThat(active()).isZero());
    }
}
