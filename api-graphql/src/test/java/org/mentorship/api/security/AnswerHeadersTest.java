package org.mentorship.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProbeTest
@DisplayName("Every answer")
class AnswerHeadersTest {

    private static final String TOKEN = ProbeTokens.of(ActorRole.ADMIN);
    private static final String TYPENAME = "{\"query\":\"{ __typename }\"}";

    @LocalServerPort
    private int port;

    private ProbeClient client() {
        return new ProbeClient(port);
    }

    interface Request {
        Answer send(ProbeClient client);
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                answer("to a query", client -> client.query(TOKEN, "{ __typename }")),
                answer("to a query that fails inside", client -> client.query(TOKEN, "{ broken }")),
                answer("in events", client -> events(client, "{ __typename }")),
                answer("without a token", client -> client.query(null, "{ __typename }")),
                answer("with a bad token", client -> client.query("nonsense", "{ __typename }")),
                answer("to a bad request", client -> client.post(TOKEN, "nonsense", request -> request)),
                answer(
                        "to a bad method",
                        client -> client.send(client.to("/graphql", TOKEN).DELETE())),
                answer("of health", client -> client.get("/actuator/health", null)),
                answer(
                        "that is forbidden",
                        client -> client.get("/actuator/metrics", ProbeTokens.of(ActorRole.AUDITOR))),
                answer("of the page", client -> client.get("/graphiql", null)),
                answer("of a script of the page", client -> client.get("/graphiql/page.js", null)),
                answer("of what is not there", client -> client.get("/nothing", TOKEN)),
                answer("to a path that looks like an attack", client -> client.get("/a;b=c/x", TOKEN)),
                answer(
                        "to a preflight",
                        client -> client.send(client.to("/graphql", null)
                                .setHeader("Origin", "https://elsewhere.example")
                                .setHeader("Access-Control-Request-Method", "POST")
                                .method("OPTIONS", BodyPublishers.noBody()))));
    }

    private static Arguments answer(String what, Request request) {
        return Arguments.of(what, request);
    }

    private static Answer events(ProbeClient client, String document) {
        return client.post(
                TOKEN, "{\"query\":\"" + document + "\"}", request -> request.setHeader("Accept", "text/event-stream"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    @DisplayName("tells browsers to guess nothing, frame nothing, tell nobody and keep nothing:")
    void headers(String what, Request request) {
        var headers = request.send(client()).response().headers();

        assertThat(values(headers, "X-Content-Type-Options")).as(what).containsExactly("nosniff");
        assertThat(values(headers, "X-Frame-Options")).containsExactly("DENY");
        assertThat(values(headers, "Referrer-Policy")).containsExactly("no-referrer");
        assertThat(values(headers, "Cache-Control")).singleElement().asString().contains("no-store");
        assertThat(values(headers, "Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe", "*", "http");
        assertThat(headers.map())
                .doesNotContainKeys("server", "x-powered-by", "set-cookie", "strict-transport-security")
                .allSatisfy((name, _) -> assertThat(name).doesNotStartWith("access-control-"));
    }

    private static List<String> values(HttpHeaders headers, String name) {
        return headers.allValues(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/a;b=c/x", "/actuator/nothing", "/graphql/nothing", "/error"})
    @DisplayName("to a request that leads nowhere has a code, and no trace of what the service is made of:")
    void errorPages(String path) {
        var answer = client().get(path, TOKEN);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.code()).isIn("NOT_FOUND", "BAD_REQUEST");
        assertThat(answer.response().body()).doesNotContainIgnoringCase("exception", "spring", "tomcat", "resource");
    }

    /** What a request is that does not get as far as the service. */
    static Stream<Arguments> garbage() {
        return Stream.of(
                Arguments.of("GET /%00 HTTP/1.1", 400),
                Arguments.of("GET /..%2f..%2fetc HTTP/1.1", 400),
                Arguments.of("GET /a|b HTTP/1.1", 400),
                Arguments.of("GARBAGE", 400),
                Arguments.of("TRACE /graphql HTTP/1.1", 405),
                Arguments.of("GET / HTTP/9.9", 505));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbage")
    @DisplayName("that the server below gives by itself says no more either:")
    void rawErrors(String line, int status) throws IOException {
        var answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.lines().findFirst().orElseThrow()).contains(" " + status);
        assertThat(answer).doesNotContainIgnoringCase("tomcat", "apache", "exception", "\nserver:", "<html", "at org.");
    }

    @Test
    @DisplayName("to a path that the server below cannot read has the same headers and form")
    void rawHeaders() throws IOException {
        var answer = raw("GET /%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(headers(answer))
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("referrer-policy", "no-referrer")
                .containsKey("content-security-policy")
                .hasEntrySatisfying("cache-control", value -> assertThat(value).contains("no-store"));
        assertThat(answer).contains("{\"errors\":[{").contains("BAD_REQUEST");
    }

    private static Map<String, String> headers(String answer) {
        return Arrays.stream(answer.substring(0, answer.indexOf("\r\n\r\n")).split("\r\n"))
                .skip(1)
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(header -> header[0].toLowerCase(Locale.ROOT), header -> header[1]));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("over plain HTTP leaves out HSTS, whatever the caller says that it came through")
    void forwardedByAnybody() {
        var answer = client().post(TOKEN, TYPENAME, request -> request.setHeader("X-Forwarded-Proto", "https"));

        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }
}
