package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

@ProbeTest
@TestPropertySource(
        properties = {
            "mentorship.limits.timeout=200ms",
            "mentorship.limits.requests-per-second=1",
            "mentorship.limits.burst=5",
            "mentorship.limits.body=16KB",
            "mentorship.limits.subscriptions=2"
        })
@DisplayName("The limits")
class LimitsTest {

    @LocalServerPort
    private int port;

    /** Each test is a subject of its own, with its own rate. */
    private Answer query(String subject, String document) {
        return new ProbeClient(port).query(ProbeTokens.of(subject, ActorRole.AUDITOR), document);
    }

    @Test
    @DisplayName("refuse an operation that is too deep")
    void depth() {
        var document = "{ node(id: 1) " + "{ child ".repeat(15) + "{ id }" + "}".repeat(15) + " }";

        var answer = query("depth", document);

        assertThat(answer.code()).isEqualTo("TOO_COMPLEX");
        assertThat(answer.message()).contains("depth");
        assertThat(answer.json().has("data")).isFalse();
    }

    @Test
    @DisplayName("refuse an operation that multiplies pages, also by a variable")
    void complexity() {
        var literal = "{ nodes(first: 100) { children(first: 100) { children(first: 100) { id } } } }";
        var variable = "query ($n: Int!) { nodes(first: $n) { children(first: $n) { children(first: $n) { id } } } }";

        assertThat(query("complexity", literal).message()).contains("complexity");
        var byVariable = new ProbeClient(port)
                .post(
                        ProbeTokens.of("complexity", ActorRole.AUDITOR),
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("query", variable, "variables", Map.of("n", 100))),
                        request -> request);
        assertThat(byVariable.code()).isEqualTo("TOO_COMPLEX");
    }

    @Test
    @DisplayName("are told beside what an operation costs, also where it costs too much")
    void cost() {
        var cheap = query("cost", "{ nodes(first: 3) { children(first: 5) { id } } }");
        var dear = query("cost", "{ nodes(first: 100) { children(first: 100) { children(first: 100) { id } } } }");
        var invalid = query("cost", "{ nothing }");

        assertThat(cheap.json().at("/extensions/cost/complexity").asInt()).isEqualTo(1 + 3 + 15);
        assertThat(cheap.json().at("/extensions/cost/complexityLimit").asInt()).isEqualTo(20_000);
        assertThat(cheap.json().at("/extensions/cost/depth").asInt()).isEqualTo(3);
        assertThat(cheap.json().at("/extensions/cost/depthLimit").asInt()).isEqualTo(15);
        assertThat(dear.code()).isEqualTo("TOO_COMPLEX");
        assertThat(dear.json().at("/extensions/cost/complexity").asLong()).isGreaterThan(20_000);
        assertThat(invalid.json().has("extensions")).isFalse();
    }

    @Test
    @DisplayName("hold for the subscriptions that one caller has open, and not for another's")
    void subscriptions() throws IOException {
        try (var first = stream("follower");
                var second = stream("follower")) {
            assertThat(ProbeClient.firstEvent(first)).contains("\"forever\":1");
            assertThat(ProbeClient.firstEvent(second)).contains("\"forever\":1");
            try (var third = stream("follower");
                    var other = stream("other follower")) {
                assertThat(ProbeClient.firstEvent(third)).contains("TOO_MANY_SUBSCRIPTIONS");
                assertThat(ProbeClient.firstEvent(other)).contains("\"forever\":1");
            }
        }
    }

    private InputStream stream(String subject) {
        return new ProbeClient(port).stream(ProbeTokens.of(subject, ActorRole.AUDITOR), "subscription { forever }");
    }

    @Test
    @DisplayName("refuse too many aliases")
    void aliases() {
        assertThat(query("aliases", "{ " + repeated("a%d: echo ", 16) + "}").message())
                .contains("aliases");
        assertThat(query("aliases", "{ " + repeated("a%d: echo ", 15) + "}").code())
                .isEmpty();
    }

    @Test
    @DisplayName("refuse too many directives")
    void directives() {
        assertThat(query("directives", "{ " + repeated("echo @skip(if: true) ", 51) + " __typename }")
                        .message())
                .contains("directives");
    }

    @Test
    @DisplayName("refuse a document that is too long")
    void tokens() {
        var answer = query("tokens", "{ " + "echo ".repeat(2_100) + "}");

        assertThat(answer.code()).isEqualTo("TOO_COMPLEX");
    }

    @Test
    @DisplayName("refuse a number that takes long to read, and not a text of as many digits")
    void longNumber() {
        var number = "1".repeat(1_001);

        assertThat(query("number", "{ nodes(first: " + number + ") { id } }").code())
                .isEqualTo("TOO_COMPLEX");
        assertThat(query("number", "{ nodes(first: -" + number + ".5) { id } }").code())
                .isEqualTo("TOO_COMPLEX");
        assertThat(new ProbeClient(port)
                        .post(
                                ProbeTokens.of("number", ActorRole.AUDITOR),
                                "{\"query\":\"query ($n: Int!) { nodes(first: $n) { id } }\",\"variables\":{\"n\":"
                                        + number + "}}",
                                request -> request)
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(query("number", "{ echo(text: \"" + number + "\") }")
                        .json()
                        .at("/data/echo")
                        .asString())
                .isEqualTo(number);
    }

    @Test
    @DisplayName("let no error say all of a long value again")
    void longValue() {
        var answer = query("value", "{ nodes(first: \"" + "1".repeat(10_000) + "\") { id } }");

        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.message()).contains("first").hasSizeLessThan(1_100);
    }

    @Test
    @DisplayName("refuse a body that is too large")
    void body() {
        var answer = query("body", "{ __typename } #" + "x".repeat(20_000));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    @DisplayName("end an operation that takes too long")
    void timeout() {
        var answer = query("timeout", "{ slow }");

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.code()).isEqualTo("TIMEOUT");
    }

    @Test
    @DisplayName("slow down one caller, and not another")
    void rate() {
        var answers = IntStream.range(0, 10)
                .mapToObj(_ -> query("hasty", "{ __typename }"))
                .toList();

        assertThat(answers).anySatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.code()).isEqualTo("RATE_LIMITED");
            assertThat(answer.header("Retry-After")).isPresent();
        });
        assertThat(query("patient", "{ __typename }").status()).isEqualTo(200);
    }

    private static String repeated(String part, int times) {
        return IntStream.range(0, times).mapToObj(part::formatted).collect(Collectors.joining());
    }
}
