package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@DisplayName("What helps those who try the API out")
class ModesTest {

    private static final String SCHEMA = "{ __schema { queryType { name } } }";
    private static final String TYPE = "{ __type(name: \"Query\") { name } }";
    private static final List<String> PAGES = List.of(
            "/graphiql", "/graphiql/index.html", "/graphiql/page.js", "/webjars/graphiql/2.4.7/graphiql.min.js");

    private static final TestIssuer ISSUER = issuer();

    private static TestIssuer issuer() {
        try {
            return new TestIssuer();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    private static void assertToldTheSchema(int port, String token) {
        for (var document : List.of(SCHEMA, TYPE)) {
            assertThat(new ProbeClient(port).query(token, document).response().body())
                    .contains("\"Query\"");
        }
    }

    private static void assertNotToldTheSchema(int port, String token) {
        for (var document : List.of(SCHEMA, TYPE)) {
            var answer = new ProbeClient(port).query(token, document);
            assertThat(answer.code()).isEqualTo("BAD_REQUEST");
            assertThat(answer.json().has("data")).isFalse();
        }
    }

    private static void assertPages(int port, String token, int withToken, int without) {
        for (var page : PAGES) {
            assertThat(new ProbeClient(port).get(page, token).status()).as(page).isEqualTo(withToken);
            assertThat(new ProbeClient(port).get(page, null).status()).as(page).isEqualTo(without);
        }
    }

    @Nested
    @ProbeTest
    @DisplayName("is there in the embedded mode:")
    class Embedded {

        @LocalServerPort
        private int port;

        @Test
        @DisplayName("the schema, and the page to everybody")
        void on() {
            assertToldTheSchema(port, ProbeTokens.of(ActorRole.ADMIN));
            assertPages(port, ProbeTokens.of(ActorRole.ADMIN), 200, 200);
        }

        @ParameterizedTest
        @MethodSource("org.mentorship.api.e2e.ModesTest#misspelt")
        @DisplayName("but not guesses at what a misspelt name was meant to be:")
        void noSuggestions(String document, String meant) {
            assertNoSuggestion(new ProbeClient(port).query(ProbeTokens.of(ActorRole.ADMIN), document), meant);
        }
    }

    @Nested
    @ProbeTest
    @TestPropertySource(properties = {"mentorship.graphql.introspection=false", "mentorship.graphql.graphiql=false"})
    @DisplayName("can be switched off in the embedded mode")
    class EmbeddedOff {

        @LocalServerPort
        private int port;

        @Test
        @DisplayName("by settings")
        void off() {
            assertNotToldTheSchema(port, ProbeTokens.of(ActorRole.ADMIN));
            assertPages(port, ProbeTokens.of(ActorRole.ADMIN), 404, 401);
        }
    }

    @TestPropertySource(properties = "mentorship.mode=cluster")
    abstract static class InClusterMode {

        @LocalServerPort
        int port;

        @DynamicPropertySource
        static void issuer(DynamicPropertyRegistry properties) {
            properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
        }
    }

    @Nested
    @ProbeTest
    @DisplayName("is not there in the cluster mode:")
    class Cluster extends InClusterMode {

        @Test
        @DisplayName("neither the schema nor the page, whoever asks")
        void off() {
            var token = ISSUER.token("admin", ActorRole.ADMIN);
            assertThat(new ProbeClient(port).query(token, "{ __typename }").status())
                    .isEqualTo(200);
            assertNotToldTheSchema(port, token);
            assertPages(port, token, 404, 401);
            assertThat(new ProbeClient(port).get("/", null).status()).isEqualTo(401);
        }

        @ParameterizedTest
        @MethodSource("org.mentorship.api.e2e.ModesTest#misspelt")
        @DisplayName("nor guesses at what a misspelt name was meant to be:")
        void noSuggestions(String document, String meant) {
            assertNoSuggestion(new ProbeClient(port).query(ISSUER.token("admin", ActorRole.ADMIN), document), meant);
        }
    }

    @Nested
    @ProbeTest
    @TestPropertySource(properties = {"mentorship.graphql.introspection=true", "mentorship.graphql.graphiql=true"})
    @DisplayName("can be switched on in the cluster mode")
    class ClusterOn extends InClusterMode {

        @Test
        @DisplayName("by settings")
        void on() {
            var token = ISSUER.token("admin", ActorRole.ADMIN);
            assertToldTheSchema(port, token);
            assertPages(port, token, 200, 200);
        }
    }

    static Stream<Arguments> misspelt() {
        return Stream.of(
                Arguments.of("{ viewr { subject } }", "viewer"),
                Arguments.of("{ viewer { subjct } }", "subject"),
                Arguments.of("{ echo(txt: 1) }", "text"),
                Arguments.of("{ ... on Nod { id } }", "Node"),
                Arguments.of("{ __typename @skp(if: true) }", "skip"));
    }

    private static void assertNoSuggestion(Answer answer, String meant) {
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.message())
                .doesNotContainIgnoringCase("did you mean", "suggest")
                .doesNotContain(meant);
    }
}
