package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.graphql.common.AccessRules;
import org.mentorship.api.graphql.kit.ProjectFiles;
import org.mentorship.api.security.SigningKey;
import org.mentorship.api.security.TokenIssuer;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import tools.jackson.databind.json.JsonMapper;

/** Walks every field of Query, Mutation and Subscription of the real service with every kind of bad token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Without a good token")
class ShutDoorsTest {

    private static final int UNAUTHORISED = 4401;

    private @Nullable LocalService started;
    private final Map<String, @Nullable String> tokens = new LinkedHashMap<>();

    @BeforeAll
    void start(@TempDir Path data, @TempDir Path elsewhere) {
        started = LocalService.start(data);
        var roles = List.of(ActorRole.ADMIN, ActorRole.COORDINATOR);
        var yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        tokens.put("none", null);
        tokens.put("garbage", "garbage");
        tokens.put(
                "expired", new TokenIssuer(SigningKey.in(data), yesterday).issue("admin", roles, Duration.ofHours(1)));
        tokens.put("for another audience", Tokens.with(data, claims -> claims.audience("payroll")));
        tokens.put("of another issuer", Tokens.with(data, claims -> claims.issuer("https://issuer.example")));
        tokens.put(
                "signed by another key",
                new TokenIssuer(SigningKey.in(elsewhere), Clock.systemUTC())
                        .issue("admin", roles, Duration.ofHours(1)));
        tokens.put("alg: none", unsigned());
    }

    @AfterAll
    void stop() {
        service().close();
    }

    private LocalService service() {
        return Objects.requireNonNull(started);
    }

    private static String unsigned() {
        return new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer(TokenIssuer.EMBEDDED_ISSUER)
                        .audience(TokenIssuer.AUDIENCE)
                        .subject("admin")
                        .claim(TokenIssuer.ROLES_CLAIM, List.of("ADMIN"))
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .build())
                .serialize();
    }

    private static List<String> doors() throws IOException {
        var schema =
                new SchemaParser().parse(Files.readString(ProjectFiles.ROOT.resolve("docs/schema/schema.graphqls")));
        return Stream.of("Query", "Mutation", "Subscription")
                .flatMap(
                        root -> Objects.requireNonNull(schema.getTypeOrNull(root, ObjectTypeDefinition.class))
                                .getFieldDefinitions()
                                .stream()
                                .map(field -> root.toLowerCase(Locale.ROOT) + " { " + field.getName() + " }"))
                .toList();
    }

    @TestFactory
    @DisplayName("no field is answered, neither as JSON nor as an event stream:")
    Stream<DynamicTest> http() throws IOException {
        var doors = doors();
        assertThat(doors).hasSizeGreaterThanOrEqualTo(AccessRules.all().size() - 1);
        return tokens.entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(token.getKey(), () -> {
                    var client = new ProbeClient(service().port());
                    for (var document : doors) {
                        for (var type : List.of("application/json", "text/event-stream")) {
                            var answer = client.post(
                                    token.getValue(),
                                    JsonMapper.shared().writeValueAsString(Map.of("query", document)),
                                    request -> request.setHeader("Accept", type));
                            assertThat(answer.status()).as(document).isEqualTo(401);
                            assertThat(answer.code()).as(document).isEqualTo("UNAUTHENTICATED");
                            assertThat(answer.json().has("data")).as(document).isFalse();
                        }
                    }
                }));
    }

    @TestFactory
    @DisplayName("no WebSocket is greeted, and no field is answered before the greeting:")
    Stream<DynamicTest> webSocket() throws IOException {
        var doors = doors();
        return tokens.entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(token.getKey(), () -> {
                    var payload =
                            token.getValue() == null ? Map.of() : Map.of("Authorization", "Bearer " + token.getValue());
                    assertThat(closeCode(Map.of("type", "connection_init", "payload", payload)))
                            .isEqualTo(UNAUTHORISED);
                    if (token.getValue() == null) {
                        for (var document : doors) {
                            assertThat(closeCode(Map.of(
                                            "type", "subscribe", "id", "1", "payload", Map.of("query", document))))
                                    .as(document)
                                    .isEqualTo(UNAUTHORISED);
                        }
                    }
                }));
    }

    private int closeCode(Map<String, ?> message) {
        var closed = new CompletableFuture<Integer>();
        var client = new ProbeClient(service().port());
        var socket = client.http()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(client.webSocket(), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        closed.completeExceptionally(new AssertionError("answered: " + text));
                        return CompletableFuture.completedFuture(null);
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                        closed.complete(code);
                        return CompletableFuture.completedFuture(null);
                    }

                    @Override
                    public void onError(WebSocket from, Throwable error) {
                        closed.completeExceptionally(error);
                    }
                })
                .join();
        socket.sendText(JsonMapper.shared().writeValueAsString(message), true).join();
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
