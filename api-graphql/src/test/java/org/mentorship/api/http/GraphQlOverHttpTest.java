package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The points of the public audit suite (npm package graphql-http) that Spring by itself does not meet, and the rest. */
@ProbeTest
@DisplayName("GraphQL over HTTP")
class GraphQlOverHttpTest {

    private static final String GRAPHQL = "application/graphql-response+json";
    private static final String JSON = "application/json";
    private static final String TYPENAME = "{\"query\":\"{ __typename }\"}";

    @LocalServerPort
    private int port;

    private final String token = ProbeTokens.of(ActorRole.COORDINATOR);

    private ProbeClient client() {
        return new ProbeClient(port);
    }

    private Answer post(String body, String accept) {
        return client().post(token, body, request -> request.setHeader("Accept", accept));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("no JSON", "{\"query\": nope"),
                Arguments.of("nothing", ""),
                Arguments.of("a text", "\"{ __typename }\""),
                Arguments.of("null", "null"),
                Arguments.of("two documents", TYPENAME + TYPENAME),
                Arguments.of("an array of operations", "[" + TYPENAME + "]"),
                Arguments.of("no query", "{}"),
                Arguments.of("an empty query", "{\"query\":\" \"}"),
                Arguments.of("a number as query", "{\"query\":1}"),
                Arguments.of("a boolean as query", "{\"query\":true}"),
                Arguments.of("an object as query", "{\"query\":{}}"),
                Arguments.of("an array as query", "{\"query\":[]}"),
                Arguments.of("the query twice", "{\"query\":\"{ a }\",\"query\":\"{ b }\"}"),
                Arguments.of("a number as operationName", "{\"query\":\"{ __typename }\",\"operationName\":1}"),
                Arguments.of("a boolean as operationName", "{\"query\":\"{ __typename }\",\"operationName\":true}"),
                Arguments.of("an array as operationName", "{\"query\":\"{ __typename }\",\"operationName\":[]}"),
                Arguments.of("a text as variables", "{\"query\":\"{ __typename }\",\"variables\":\"x\"}"),
                Arguments.of("an array as variables", "{\"query\":\"{ __typename }\",\"variables\":[]}"),
                Arguments.of("a number as variables", "{\"query\":\"{ __typename }\",\"variables\":0}"),
                Arguments.of("a text as extensions", "{\"query\":\"{ __typename }\",\"extensions\":\"x\"}"),
                Arguments.of("an array as extensions", "{\"query\":\"{ __typename }\",\"extensions\":[]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    @DisplayName("refuses a body that is no GraphQL request:")
    void malformedBody(String what, String body) {
        for (var accept : new String[] {JSON, GRAPHQL}) {
            var answer = post(body, accept);

            assertThat(answer.status()).as(what).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("BAD_REQUEST");
            assertThat(answer.json().has("data")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, GRAPHQL, "*/*"})
    @DisplayName("refuses a subscription where the answer is one document, and says how to follow it")
    void subscriptionAsJson(String accept) {
        var answer = post("{\"query\":\"subscription { ticks(count: 3) }\"}", accept);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("STREAM_REQUIRED");
        assertThat(answer.message()).contains("Accept: text/event-stream", "WebSocket");
        assertThat(answer.json().has("data")).isFalse();
    }

    @Test
    @DisplayName("refuses a body that is not UTF-8")
    void notUtf8() {
        var latin1 = "{\"query\":\"{ echo(text: \\\"é\\\") }\"}".getBytes(StandardCharsets.ISO_8859_1);

        var answer = client().send(client().to("/graphql", token)
                .setHeader("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(latin1)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    @DisplayName("takes null for what may be absent, and ignores what it does not know")
    void nulls() {
        var body =
                "{\"query\":\"{ __typename }\",\"operationName\":null,\"variables\":null,\"extensions\":null,\"x\":1}";

        assertThat(post(body, GRAPHQL).json().at("/data/__typename").asString()).isEqualTo("Query");
    }

    @ParameterizedTest(name = "{0} is answered as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "application/graphql-response+json | application/graphql-response+json",
                "application/graphql-response+json; charset=utf-8, application/json; charset=utf-8"
                        + " | application/graphql-response+json",
                "application/json;q=0.5, application/graphql-response+json | application/graphql-response+json",
                "*/* | application/json",
                "application/* | application/json",
                "text/html | application/json",
                "no media type | application/json",
            })
    @DisplayName("chooses the media type that the client likes best:")
    void mediaTypes(String accept, String expected) {
        var answer = post(TYPENAME, accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/graphql",
                "application/json; charset=iso-8859-1",
                "nonsense"
            })
    @DisplayName("does not read a body of type")
    void unsupported(String type) {
        var answer = client().post(token, TYPENAME, request -> request.setHeader("Content-Type", type));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(answer.header("Accept")).contains(JSON);
    }

    @Test
    @DisplayName("does not read a body without a type, nor a compressed one")
    void untyped() {
        var untyped = client().send(client().to("/graphql", token).POST(BodyPublishers.ofString(TYPENAME)));
        var compressed = client().post(token, TYPENAME, request -> request.setHeader("Content-Encoding", "gzip"));

        assertThat(untyped.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(compressed.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    @DisplayName("takes POST only, not")
    void methods(String method) {
        var answer = client().send(client().to("/graphql?query=%7B__typename%7D", token)
                .method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("POST");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ viewer { | INVALID_SYNTAX",
                "{ nothing } | VALIDATION_FAILED",
                "query ($first: Int!) { nodes(first: $first) { id } } | VALIDATION_FAILED",
                "{ nodes(first: \"ten\") { id } } | VALIDATION_FAILED",
                "query A { __typename } query B { __typename } | VALIDATION_FAILED",
            })
    @DisplayName(
            "answers a document that cannot be executed with its code, 400 in GraphQL's media type and 200 in JSON:")
    void notExecutable(String document, String code) {
        var body = "{\"query\":\"" + document.replace("\"", "\\\"") + "\"}";

        assertThat(post(body, GRAPHQL).status()).isEqualTo(400);
        assertThat(post(body, GRAPHQL).code()).isEqualTo(code);
        assertThat(post(body, JSON).status()).isEqualTo(200);
        assertThat(post(body, JSON).code()).isEqualTo(code);
        assertThat(post(body, JSON).json().has("data")).isFalse();
    }

    @Test
    @DisplayName("refuses a variable of the wrong type")
    void wrongVariable() {
        var answer = post(
                "{\"query\":\"query ($n: Int!) { nodes(first: $n) { id } }\",\"variables\":{\"n\":\"many\"}}", GRAPHQL);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    @DisplayName("executes the operation that is named")
    void operationName() {
        var body = "{\"query\":\"query A { __typename } query B { b: __typename }\",\"operationName\":\"B\"}";

        assertThat(post(body, GRAPHQL).json().at("/data/b").asString()).isEqualTo("Query");
    }

    @Test
    @DisplayName("answers in one language, whatever the client speaks")
    void oneLanguage() {
        var german = client().post(
                        token, "{\"query\":\"{ nothing }\"}", request -> request.setHeader("Accept-Language", "de"));

        assertThat(german.message()).startsWith("Validation error");
    }
}
