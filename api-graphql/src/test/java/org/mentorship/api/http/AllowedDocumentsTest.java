package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeClient.Answer;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@ProbeTest
@DisplayName("A list of documents that clients may send")
class AllowedDocumentsTest {

    private static final String WHO = "{ viewer { subject } }";
    private static final String NODES = "query Nodes($n: Int!) { nodes(first: $n) { id } }";

    @TempDir
    static Path directory;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void list(DynamicPropertyRegistry settings) throws IOException {
        var file = directory.resolve("documents.json");
        Files.writeString(file, JsonMapper.shared().writeValueAsString(Map.of(sha256(WHO), WHO, "nodes-1", NODES)));
        settings.add("mentorship.graphql.allowed-documents", file::toString);
        settings.add("mentorship.graphql.get-enabled", () -> "true");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer send(Map<String, ?> parameters) {
        return new ProbeClient(port)
                .post(
                        ProbeTokens.of("ruth", ActorRole.AUDITOR),
                        JsonMapper.shared().writeValueAsString(parameters),
                        request -> request);
    }

    @Test
    @DisplayName("lets them be sent in full, and by id with or without the kind of hash")
    void allowed() {
        assertThat(send(Map.of("query", WHO)).json().at("/data/viewer/subject").asString())
                .isEqualTo("ruth");
        assertThat(send(Map.of("documentId", sha256(WHO)))
                        .json()
                        .at("/data/viewer/subject")
                        .asString())
                .isEqualTo("ruth");
        assertThat(send(Map.of("documentId", "sha256:" + sha256(WHO)))
                        .json()
                        .at("/data/viewer/subject")
                        .asString())
                .isEqualTo("ruth");
        assertThat(send(Map.of("documentId", "nodes-1", "variables", Map.of("n", 2)))
                        .json()
                        .at("/data/nodes"))
                .hasSize(2);
    }

    @Test
    @DisplayName("lets nothing else be executed, whichever way it comes")
    void refused() {
        for (var parameters : List.of(
                Map.of("query", "{ viewer { roles } }"),
                Map.of("query", WHO + " "),
                Map.of("query", "{ __schema { types { name } } }"),
                Map.of("documentId", sha256("{ viewer { roles } }")))) {
            var answer = send(parameters);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("DOCUMENT_NOT_ALLOWED");
        }
        assertThat(send(Map.of("documentId", 7)).code()).isEqualTo("BAD_REQUEST");
        var byGet = new ProbeClient(port)
                .get("/graphql?query=%7B%20viewer%20%7B%20roles%20%7D%20%7D", ProbeTokens.of(ActorRole.AUDITOR));
        assertThat(byGet.code()).isEqualTo("DOCUMENT_NOT_ALLOWED");
    }

    @Test
    @DisplayName("lets them be asked for by GET with their id")
    void byGet() {
        var answer = new ProbeClient(port)
                .get("/graphql?documentId=nodes-1&variables=%7B%22n%22%3A3%7D", ProbeTokens.of(ActorRole.AUDITOR));

        assertThat(answer.json().at("/data/nodes")).hasSize(3);
    }

    @Test
    @DisplayName("holds for operations over the WebSocket, too")
    void webSocket() {
        var token = ProbeTokens.of("ruth", ActorRole.AUDITOR);
        try (var connection = Connection.open(new ProbeClient(port))) {
            connection
                    .send("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + token + "\"}}")
                    .expect("connection_ack");
            connection.send(
                    "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"documentId\":\"" + sha256(WHO) + "\"}}");
            assertThat(connection.expect("next", "1").at("/data/viewer/subject").asString())
                    .isEqualTo("ruth");
            connection.expect("complete", "1");
            for (var operation : List.of("\"documentId\":\"x\"", "\"query\":\"{ viewer { roles } }\"")) {
                connection.send("{\"id\":\"2\",\"type\":\"subscribe\",\"payload\":{" + operation + "}}");
                assertThat(connection
                                .expect("error", "2")
                                .at("/0/extensions/code")
                                .asString())
                        .isEqualTo("DOCUMENT_NOT_ALLOWED");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"a\": 1}",
                "{\"a\": ",
                "{\"0000000000000000000000000000000000000000000000000000000000000000\": \"{ viewer { subject } }\"}"
            })
    @DisplayName("stops the start if it is none")
    void invalid(String text, @TempDir Path temp) throws IOException {
        var file = Files.writeString(temp.resolve("documents.json"), text);

        assertThatThrownBy(() -> AllowedDocuments.in(file))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(StartupFailure.Code.ALLOWED_DOCUMENTS_INVALID));
        assertThatThrownBy(() -> AllowedDocuments.in(temp.resolve("nowhere.json")))
                .isInstanceOf(StartupFailure.class);
    }

    @Test
    @DisplayName("need not be there, and then no document has an id")
    void none() {
        var all = AllowedDocuments.in(null);

        all.check("{ anything }");
        assertThatThrownBy(() -> all.resolved(Map.of("documentId", "a"))).hasMessageContaining("documents by id");
    }
}
