package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.DeafClient;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

@ProbeTest
@TestPropertySource(properties = {"server.tomcat.connection-timeout=3s", "mentorship.limits.operations=1"})
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("An operation whose event stream nobody reads")
class UnreadEventStreamsTest {

    private static final String AT_ONCE = "__typename";
    private static final String LATER = "held(key: \"answer\")";

    /** More than what the sockets of both sides hold. */
    private static final String LONG_ANSWER =
            IntStream.range(0, 15).mapToObj(i -> "e" + i + ": echo(text: $t)").collect(Collectors.joining(" "));

    @LocalServerPort
    private int port;

    private static String token(String subject) {
        return ProbeTokens.of(subject, ActorRole.AUDITOR);
    }

    /** @param first a field that says whether the answer is there at once, or comes from another thread */
    private DeafClient asking(String subject, String first) throws IOException {
        var question = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "query",
                        "query ($t: String) { " + first + " " + LONG_ANSWER + " }",
                        "variables",
                        Map.of("t", "x".repeat(250_000))));
        var client = DeafClient.posting(port, token(subject), "text/event-stream", question);
        if (first.equals(LATER)) {
            await().until(() -> released() == 1);
        }
        client.readUntil("text/event-stream");
        return client;
    }

    private int released() {
        return new ProbeClient(port)
                .query(token("releaser"), "mutation { release(key: \"answer\") }")
                .json()
                .at("/data/release")
                .asInt();
    }

    private String code(String subject) {
        return new ProbeClient(port).query(token(subject), "{ __typename }").code();
    }

    private void awaitRoom(String subject) {
        await().untilAsserted(() -> assertThat(code(subject)).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {AT_ONCE, LATER})
    @DisplayName("counts no more once the client was slow for too long, and is no incident:")
    void deaf(String first, CapturedOutput output) throws IOException {
        try (var _ = asking("deaf to " + first, first)) {
            awaitRoom("deaf to " + first);
        }
        assertThat(output).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {AT_ONCE, LATER})
    @DisplayName("counts no more once the client is gone, and is no incident:")
    void reset(String first, CapturedOutput output) throws IOException {
        asking("gone from " + first, first).reset();

        awaitRoom("gone from " + first);
        assertThat(output).doesNotContain("ERROR").doesNotContain("\tat ");
    }
}
