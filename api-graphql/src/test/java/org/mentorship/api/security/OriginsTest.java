package org.mentorship.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@DisplayName("A page of another origin")
class OriginsTest {

    private static final String ELSEWHERE = "https://elsewhere.example";
    private static final String APP = "https://app.example:8443";
    private static final String TOKEN = ProbeTokens.of(ActorRole.ADMIN);

    private static Answer post(int port, String origin) {
        return new ProbeClient(port)
                .post(TOKEN, "{\"query\":\"mutation { touch }\"}", request -> request.setHeader("Origin", origin));
    }

    private static Answer preflight(int port, String origin) {
        return preflight(port, origin, "POST");
    }

    private static Answer preflight(int port, String origin, String method) {
        var client = new ProbeClient(port);
        HttpRequest.Builder request = client.to("/graphql", null)
                .setHeader("Origin", origin)
                .setHeader("Access-Control-Request-Method", method)
                .setHeader("Access-Control-Request-Headers", "authorization,content-type");
        return client.send(request.method("OPTIONS", BodyPublishers.noBody()));
    }

    /** 101 where the handshake succeeds. */
    private static int handshake(int port, Optional<String> origin) {
        var client = new ProbeClient(port);
        var builder = client.http().newWebSocketBuilder().subprotocols("graphql-transport-ws");
        origin.ifPresent(value -> builder.header("Origin", value));
        try {
            builder.buildAsync(client.webSocket(), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(WebSocketHandshakeException.class);
            return Objects.requireNonNull((WebSocketHandshakeException) e.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
        assertThat(answer.message()).contains("mentorship.security.allowed-origins");
        assertThat(answer.response().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Nested
    @ProbeTest
    @DisplayName("by default")
    class Closed {

        @LocalServerPort
        private int port;

        @ParameterizedTest
        @ValueSource(strings = {ELSEWHERE, "null", "https://127.0.0.1", "http://127.0.0.1:1"})
        @DisplayName("is refused, and its browser is told nothing that would let it read:")
        void refused(String origin) {
            assertRefused(post(port, origin));
            assertRefused(preflight(port, origin));
        }

        @Test
        @DisplayName("changes nothing")
        void changesNothing() {
            var before = touch();
            post(port, ELSEWHERE);
            assertThat(touch()).isEqualTo(before + 1);
        }

        private int touch() {
            return new ProbeClient(port)
                    .query(TOKEN, "mutation { touch }")
                    .json()
                    .at("/data/touch")
                    .asInt();
        }

        @Test
        @DisplayName("cannot open a WebSocket; the service's own pages and other programs can")
        void webSocket() {
            assertThat(handshake(port, Optional.of(ELSEWHERE))).isEqualTo(403);
            assertThat(handshake(port, Optional.of("null"))).isEqualTo(403);
            assertThat(handshake(port, Optional.of("http://127.0.0.1:" + port))).isEqualTo(101);
            assertThat(handshake(port, Optional.empty())).isEqualTo(101);
        }

        @Test
        @DisplayName("is told from the service's own")
        void own() {
            assertThat(post(port, "http://127.0.0.1:" + port).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"})
        @DisplayName("cannot send anything by a form, which needs no preflight:")
        void form(String type) {
            var answer = new ProbeClient(port)
                    .post(
                            TOKEN,
                            "{\"query\":\"mutation { touch }\"}",
                            request -> request.setHeader("Content-Type", type));

            assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"Cookie, 'access_token=%s'", "Authorization, 'Basic YWRtaW46YWRtaW4='"})
        @DisplayName("has nothing that a browser sends by itself and that carries a right:")
        void ambient(String header, String value) {
            var answer = new ProbeClient(port)
                    .post(
                            null,
                            "{\"query\":\"{ __typename }\"}",
                            request -> request.setHeader(header, value.formatted(TOKEN)));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate"))
                    .hasValueSatisfying(value2 -> assertThat(value2).startsWith("Bearer"));
        }
    }

    @Nested
    @ProbeTest
    @TestPropertySource(properties = "mentorship.security.allowed-origins=https://other.example," + APP)
    @DisplayName("where some are allowed")
    class Listed {

        @LocalServerPort
        private int port;

        @Test
        @DisplayName("is answered, and its browser may read, if it is one of them")
        void listed() {
            var answer = post(port, APP);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).contains(APP);
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
        }

        @Test
        @DisplayName("may send what the API needs, and no more")
        void preflights() {
            var post = preflight(port, APP);

            assertThat(post.status()).isEqualTo(200);
            assertThat(post.header("Access-Control-Allow-Origin")).contains(APP);
            assertThat(post.header("Access-Control-Allow-Methods")).contains("GET,POST");
            assertThat(post.header("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(allowed -> assertThat(allowed).containsIgnoringCase("authorization"));
            assertRefused(preflight(port, APP, "DELETE"));
        }

        @Test
        @DisplayName("can open a WebSocket if it is one of them")
        void webSocket() {
            assertThat(handshake(port, Optional.of(APP))).isEqualTo(101);
            assertThat(handshake(port, Optional.of(ELSEWHERE))).isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {ELSEWHERE, "null", "https://app.example", "http://app.example:8443", APP + ".evil.example"})
        @DisplayName("is refused if it is not:")
        void others(String origin) {
            assertRefused(post(port, origin));
            assertRefused(preflight(port, origin));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "app.example", "https://app.example/", "https://*.example", "null", "https://a b"})
    @DisplayName("has to be written as browsers write it:")
    void invalid(String origin) {
        var failure = catchThrowableOfType(StartupFailure.class, () -> new OriginProperties(List.of(origin)));

        assertThat(failure.code()).isEqualTo(StartupFailure.Code.ORIGIN_INVALID);
        assertThat(failure.getMessage()).contains(origin);
    }
}
