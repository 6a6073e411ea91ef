package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The distinct-connections mode of the GraphQL-over-SSE protocol. */
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

    /** The names of the events, in their order. */
    private static Stream<String> names(Answer answer) {
        return answer.response()
                .body()
                .lines()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring("event:".length()).strip());
    }

    @Test
    @DisplayName("carry a query and a mutation as one event each")
    void query() {
        var query = stream("{ __typename }");
        var mutation = stream("mutation { touch }");

        assertThat(names(query)).containsExactly("next", "complete");
        assertThat(results(query).map(result -> result.at("/data/__typename").asString()))
                .containsExactly("Query");
        assertThat(names(mutation)).containsExactly("next", "complete");
        assertThat(results(mutation).map(result -> result.at("/data/touch").isInt()))
                .containsExactly(true);
    }

    @Test
    @DisplayName(
            "begin with a comment, and are made of events with a name and one line of data, an empty line after each")
    void form() {
        assertThat(stream("subscription { ticks(count: 1) }").response().body())
                .isEqualTo(":\n\nevent:next\ndata:{\"data\":{\"ticks\":1}}\n\nevent:complete\ndata:\n\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "subscription { nothing }, VALIDATION_FAILED",
        "subscription {, INVALID_SYNTAX",
        "{ nothing }, VALIDATION_FAILED",
        "subscription { refused }, NOT_FOUND"
    })
    @DisplayName(
            "tell in an event why an operation was refused, so that the client does not take it for a broken line:")
    void refused(String document, String code) {
        var answer = stream(document);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/event-stream");
        assertThat(names(answer)).containsExactly("next", "complete");
        assertThat(results(answer).map(EventStreamTest::code)).containsExactly(code);
        assertThat(results(answer)).noneMatch(result -> result.has("data"));
    }

    @Test
    @DisplayName("begin in the same way each time, also where all is said before the request's own thread is done")
    void always() {
        var answers = Stream.generate(() -> stream("{ nothing }")).limit(300);

        assertThat(answers.map(Answer::status)).containsOnly(200);
    }

    @Test
    @DisplayName("do not begin where the request is no GraphQL request")
    void noRequest() {
        var answer = new ProbeClient(port)
                .post(
                        ProbeTokens.of(ActorRole.COORDINATOR),
                        "{\"query\":1}",
                        request -> request.setHeader("Accept", "text/event-stream"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    @DisplayName("end with an opaque error where the subscription breaks")
    void breaks() {
        var answer = stream("subscription { fails }");

        assertThat(names(answer)).containsExactly("next", "next", "complete");
        assertThat(results(answer).map(EventStreamTest::code)).containsExactly("", "INTERNAL");
        assertThat(answer.response().body()).doesNotContain("Lovelace");
    }

    @Test
    @DisplayName("end when the token does")
    void expiry() {
        var almostOver = ProbeTokens.expiring(Instant.now().plusSeconds(2));

        var answer = stream(almostOver, "subscription { forever }");

        assertThat(results(answer).map(EventStreamTest::code)).containsExactly("", "UNAUTHENTICATED");
    }

    @Test
    @DisplayName("go on with a token that is good for longer than a timer runs")
    void longLivedToken() {
        var answer = stream(ProbeTokens.expiring(ProbeTokens.END_OF_YEAR_9999), "subscription { ticks(count: 1) }");

        assertThat(results(answer).map(result -> result.at("/data/ticks").asInt()))
                .containsExactly(1);
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
