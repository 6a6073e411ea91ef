package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.mentorship.probe.ProbeTest;
import org.mentorship.probe.ProbeTokens;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ProbeTest
@TestPropertySource(properties = "mentorship.limits.connections-before-init=1000")
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("A message over the WebSocket with a member that is not of its type")
class WrongMembersTest {

    private static final String QUERY = "\"query\":\"{ __typename }\"";

    @LocalServerPort
    private int port;

    private static String token() {
        return ProbeTokens.of("mallory", ActorRole.AUDITOR);
    }

    private static String init() {
        return "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + token() + "\"}}";
    }

    /** Messages without the brackets around them. */
    private static Stream<String> wrong() {
        var everyType = Stream.of("connection_init", "ping", "pong", "complete", "subscribe")
                .flatMap(type -> Stream.concat(
                        Stream.of("{}", "[]", "5", "0.5", "true")
                                .map(id -> "\"type\":\"" + type + "\",\"id\":" + id + ",\"payload\":{" + QUERY + "}"),
                        Stream.of("[]", "[{}]", "5", "true", "\"text\"")
                                .map(payload -> "\"type\":\"" + type + "\",\"id\":\"1\",\"payload\":" + payload)));
        var noType =
                Stream.of("{}", "[]", "5", "null", "[\"ping\"]", "\"PING\"").map(type -> "\"type\":" + type);
        var operations = Stream.of("query", "operationName", "variables", "extensions")
                .flatMap(member -> Stream.of("[]", "5", "true", member.equals("query") ? "{}" : "[{}]")
                        .map(value -> "\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{"
                                + (member.equals("query") ? "" : QUERY + ",")
                                + "\"" + member + "\":" + value + "}"));
        return Stream.of(everyType, noType, operations).flatMap(messages -> messages);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    @DisplayName("closes the connection with 4400, before its caller is known as well as after, and fills no log")
    void refused(String message, CapturedOutput output) {
        try (var stranger = Connection.open(new ProbeClient(port));
                var known = Connection.open(new ProbeClient(port))) {
            stranger.send("{" + message + "}");
            known.send(init()).expect("connection_ack").send("{" + message + "}");

            assertThat(stranger.closeCode()).isEqualTo(4400);
            assertThat(known.closeCode()).isEqualTo(4400);
        }
        assertThat(output.getAll()).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "5", "true", "null", "\"\"", "\"Bearer\"", "[\"Bearer x\"]"})
    @DisplayName("closes it with 4401 where that is the token, and fills no log")
    void token(String value, CapturedOutput output) {
        try (var connection = Connection.open(new ProbeClient(port))) {
            connection.send("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":" + value + "}}");

            assertThat(connection.closeCode()).isEqualTo(4401);
        }
        assertThat(output.getAll()).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ping\",\"id\":null,\"payload\":null}",
                "{\"type\":\"ping\",\"id\":\"1\",\"payload\":{\"extensions\":[],\"id\":{}}}",
                "{\"type\":\"ping\",\"extensions\":5,\"messageType\":{},\"resolvedType\":[]}",
            })
    @DisplayName("is answered where the protocol says nothing of that member")
    void answered(String message) {
        try (var connection = Connection.open(new ProbeClient(port))) {
            connection.send(init()).expect("connection_ack").send(message).expect("pong");
        }
    }
}
