package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ProbeTest
@DisplayName("Server-sent events")
class EventStreamTest {

    @LocalServerPort
    private int port;

    /** Reads the stream to its end. */
    private Answer stream(String token, String document) {
        return new ProbeClient(port)
                .post(
                        token,
                        "{\"query\":\"" + document + "\"}",
                        request -> request.setHeader("Accept", "text/event-stream"));
    }

    private Answer stream(String document) {
        return stream(ProbeTokens.of(ActorRole.COORDINATOR), document);
    }

    private static Stream<JsonNode> results(Answer answer) {
        return answer.response()
                .body()
                .lines()
                .filter(line -> line.startsWith("data:{"))
                .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())));
    }

    private static String code(JsonNode result) {
        return result.at("/errors/0/extensions/code").asString("");
    }

    @Test
    @DisplayName("carry a subscription to its end")
    void subscription() {
        var answer = stream("subscription { ticks(count: 3) }");

        assertThat(answer.header("Content-Type")).contains("text/event-stream");
        assertThat(results(answer).map(result -> result.at("/data/ticks").asInt()))
                .containsExactly(1, 2, 3);
        assertThat(answer.response().body().stripTrailing()).endsWith("event:complete\ndata:");
    }

    @Test
    @DisplayName("carry a query as one event")
    void query() {
        assertThat(results(stream("{ __typename }"))
                        .map(result -> result.at("/data/__typename").asString()))
                .containsExactly("Query");
    }

    @Test
    @DisplayName("tell why an operation was refused")
    void refused() {
        assertThat(results(stream("subscription { nothing }")).map(EventStreamTest::code))
                .containsExactly("VALIDATION_FAILED");
        assertThat(results(stream("subscription { refused }")).map(EventStreamTest::code))
                .containsExactly("NOT_FOUND");
    }

    @Test
    @DisplayName("end with an opaque error where the subscription breaks")
    void breaks() {
        var answer = stream("subscription { fails }");

        assertThat(results(answer).map(EventStreamTest::code)).containsExactly("", "INTERNAL");
        assertThat(answer.response().body()).doesNotContain("Lovelace");
    }

    @Test
    @DisplayName("end when the token does")
    void expiry() {
        var almostOver = ProbeTokens.with(
                claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(2))));

        var answer = stream(almostOver, "subscription { forever }");

        assertThat(results(answer).map(EventStreamTest::code)).containsExactly("", "UNAUTHENTICATED");
    }

    @Test
    @DisplayName("are refused without a token as everything else is")
    void noToken() {
        var answer = new ProbeClient(port)
                .post(
                        null,
                        "{\"query\":\"subscription { forever }\"}",
                        request -> request.setHeader("Accept", "text/event-stream"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
    }
}
