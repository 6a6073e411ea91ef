package org.mentorship.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProbeTest
@DisplayName("The door")
class SecurityMatrixTest {

    private static final String WHO = "{ viewer { subject roles participantId traceId } }";

    @LocalServerPort
    private int port;

    private @Nullable ProbeClient connected;

    @BeforeEach
    void connect() {
        connected = new ProbeClient(port);
    }

    private ProbeClient client() {
        return Objects.requireNonNull(connected);
    }

    @Test
    @DisplayName("asks for a token in the shape of a GraphQL error")
    void noToken() {
        var answer = client().query(null, WHO);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    @DisplayName("answers a refused GraphQL client in its own media type")
    void noTokenInGraphQlMediaType() {
        var answer = client().post(
                        null,
                        "{\"query\":\"{ __typename }\"}",
                        request -> request.setHeader("Accept", "application/graphql-response+json"));

        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/graphql-response+json"));
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("is no token", "abc"),
                Arguments.of("is cut short", ProbeTokens.of(ActorRole.ADMIN).substring(0, 80)),
                Arguments.of("has expired", with("exp", Date.from(Instant.now().minusSeconds(120)))),
                Arguments.of("never expires", with("exp", null)),
                Arguments.of(
                        "is not valid yet", with("nbf", Date.from(Instant.now().plusSeconds(120)))),
                Arguments.of("is for somebody else", with("aud", "other")),
                Arguments.of("is for nobody", with("aud", null)),
                Arguments.of("has another issuer", with("iss", "other")),
                Arguments.of("has no issuer", with("iss", null)),
                Arguments.of("has no subject", with("sub", null)),
                Arguments.of("has a subject that is too long", with("sub", "x".repeat(201))),
                Arguments.of("claims to be an automation", with("sub", "automation:expire-proposals")),
                Arguments.of("is a participant's without saying whose", with("roles", List.of("PARTICIPANT"))),
                Arguments.of("is signed by another key", ProbeTokens.ofAnotherKey()),
                Arguments.of("is signed with the public key as a secret", ProbeTokens.symmetric()),
                Arguments.of("is not signed", ProbeTokens.unsigned()),
                Arguments.of("is of another type", ProbeTokens.ofAnotherType()));
    }

    private static String with(String claim, @Nullable Object value) {
        return ProbeTokens.with(claims -> claims.claim(claim, value));
    }

    @ParameterizedTest(name = "that {0}")
    @MethodSource("badTokens")
    @DisplayName("refuses a token")
    void badToken(String what, String token) {
        var answer = client().query(token, WHO);

        assertThat(answer.status()).as(what).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(answer.message()).doesNotContain(token);
    }

    @Test
    @DisplayName("does not take a token in the address")
    void tokenInAddress() {
        var answer = client().send(client().to("/graphql?access_token=" + ProbeTokens.of(ActorRole.ADMIN), null)
                .GET());

        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(
            value = ActorRole.class,
            names = {"COORDINATOR", "EVALUATOR", "AUDITOR", "ADMIN"})
    @DisplayName("lets in every role, and tells the API who it is")
    void roles(ActorRole role) {
        var viewer =
                client().query(ProbeTokens.of("somebody", role), WHO).json().at("/data/viewer");

        assertThat(viewer.at("/subject").asString()).isEqualTo("somebody");
        assertThat(viewer.at("/roles/0").asString()).isEqualTo(role.name());
        assertThat(viewer.at("/participantId").isNull()).isTrue();
    }

    @Test
    @DisplayName("knows which person a participant is")
    void participant() {
        var viewer = client().query(ProbeTokens.of("par_abc", ActorRole.PARTICIPANT), WHO)
                .json()
                .at("/data/viewer");

        assertThat(viewer.at("/participantId").asString()).isEqualTo("par_abc");
    }

    @Test
    @DisplayName("leaves out roles that it does not know, and the automations' own")
    void unknownRoles() {
        var token = with("roles", List.of("AUTOMATION", "ROOT", "AUDITOR"));

        var roles = client().query(token, WHO).json().at("/data/viewer/roles");

        assertThat(roles.toString()).isEqualTo("[\"AUDITOR\"]");
    }

    @Test
    @DisplayName("knows the caller in batch loaders")
    void batchLoaders() {
        var answer = client().query(ProbeTokens.of("somebody", ActorRole.AUDITOR), "{ node(id: 1) { child { id } } }");

        assertThat(answer.json().at("/data/node/child/id").asString()).isEqualTo("1.somebody");
    }

    @Test
    @DisplayName("takes the trace from the request")
    void trace() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        var answer = client().post(
                        ProbeTokens.of(ActorRole.ADMIN),
                        "{\"query\":\"{ viewer { traceId } }\"}",
                        request -> request.setHeader("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));

        assertThat(answer.json().at("/data/viewer/traceId").asString()).isEqualTo(trace);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "/actuator/health,           nobody,      200",
        "/actuator/health/liveness,  nobody,      200",
        "/actuator/health/readiness, nobody,      200",
        "/actuator/metrics,          nobody,      401",
        "/actuator/metrics,          COORDINATOR, 403",
        "/actuator/metrics,          ADMIN,       200",
        "/actuator/env,              nobody,      401",
        "/graphiql,                  nobody,      200",
        "/graphiql/page.js,          nobody,      200",
        "/graphql,                   nobody,      401",
        "/graphql/schema,            nobody,      401",
        "/elsewhere,                 nobody,      401",
        "/elsewhere,                 AUDITOR,     404",
        "/error,                     nobody,      401",
    })
    @DisplayName("opens")
    void doors(String path, String who, int status) {
        var token = who.equals("nobody") ? null : ProbeTokens.of(ActorRole.valueOf(who));

        assertThat(client().get(path, token).status()).isEqualTo(status);
    }

    @Test
    @DisplayName("tells nobody but administrators the details of health")
    void health() {
        var everybody = client().get("/actuator/health", null).json();
        var coordinator = client().get("/actuator/health", ProbeTokens.of(ActorRole.COORDINATOR))
                .json();
        var administrator = client().get("/actuator/health", ProbeTokens.of(ActorRole.ADMIN))
                .json();

        assertThat(everybody.at("/status").asString()).isEqualTo("UP");
        assertThat(everybody.has("simulatedTime")).isTrue();
        assertThat(everybody.has("components")).isFalse();
        assertThat(coordinator.has("components")).isFalse();
        assertThat(administrator.has("components")).isTrue();
    }

    @Test
    @DisplayName("does not let pages of others into a frame, nor load anything from elsewhere")
    void headers() {
        var answer = client().get("/graphiql", null);

        assertThat(answer.header("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"));
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }
}
