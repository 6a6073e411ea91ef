package org.mentorship.api.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.api.cli.ApiClient;
import org.mentorship.api.cli.CliFailure;
import org.mentorship.api.cli.Progress;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a service that answers as it is told, so that every refusal can be had. */
@DisplayName("An import")
class PeopleImportTest {

    private static final String OPEN =
            "{\"data\":{\"program\":{\"name\":\"P\",\"enrollmentOpen\":true,\"archivedAt\":null}}}";

    private final ConcurrentLinkedQueue<JsonNode> requests = new ConcurrentLinkedQueue<>();
    private @Nullable HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private PeopleImport against(Function<JsonNode, String> answers) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/graphql", exchange -> {
                var request =
                        JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
                requests.add(request);
                var answer = answers.apply(request).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(answer);
                }
            });
            started.start();
            server = started;
            var url = URI.create("http://127.0.0.1:" + started.getAddress().getPort());
            return new PeopleImport(new ApiClient(url, "token"), "prg_1");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String accepting(JsonNode request) {
        var query = request.at("/query").asString();
        if (query.contains("program(")) {
            return OPEN;
        }
        return query.contains("enroll(")
                ? "{\"data\":{\"enroll\":{\"version\":0,\"userErrors\":[]}}}"
                : "{\"data\":{\"registerParticipant\":{\"participant\":null,\"userErrors\":[]}}}";
    }

    private static String error(String code) {
        return "{\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"" + code + "\"}}]}";
    }

    private static List<Person> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Person(
                        i + 2,
                        "P" + i,
                        "p" + i + "@example.org",
                        Role.MENTEE,
                        "UTC",
                        List.of("en"),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        3))
                .toList();
    }

    private static Progress progress(int total) {
        return Progress.start(new PrintWriter(new StringWriter()), "Importing", total);
    }

    private static String code(ThrowingCallable action) {
        return Objects.requireNonNull(catchThrowableOfType(CliFailure.class, action))
                .code();
    }

    private Map<String, JsonNode> inputsById() {
        var inputs = new TreeMap<String, JsonNode>();
        requests.forEach(request -> {
            var input = request.at("/variables/input");
            inputs.put(input.at("/commandId").asString(""), input);
        });
        return inputs;
    }

    @Test
    @DisplayName("registers and enrols everybody, by ids that follow from the lines")
    void everybody() throws InterruptedException {
        var imports = against(PeopleImportTest::accepting);

        imports.run(people(20), progress(20));

        assertThat(requests).hasSize(40);
        assertThat(inputsById()).hasSize(40);
        assertThat(inputsById().entrySet())
                .filteredOn(entry -> entry.getKey().startsWith("import-enrollment-"))
                .allSatisfy(entry -> {
                    var key = entry.getKey().substring("import-enrollment-".length());
                    assertThat(entry.getValue().at("/participantId").asString())
                            .isEqualTo(Ids.participant("import-person-" + key).value());
                    assertThat(entry.getValue().at("/capacity").asInt()).isEqualTo(3);
                });
    }

    @Test
    @DisplayName("sends the same commands when it is done again, wherever the lines stand then")
    void again() throws InterruptedException {
        var imports = against(PeopleImportTest::accepting);
        imports.run(people(5), progress(5));
        var first = inputsById().keySet();
        requests.clear();

        imports.run(people(5).reversed(), progress(5));

        assertThat(inputsById().keySet()).isEqualTo(first);
    }

    @Test
    @DisplayName("asks first whether the programme is there and takes enrolments")
    void program() {
        assertThat(against(PeopleImportTest::accepting).checkProgram()).isEqualTo("P");
        stop();
        assertThat(code(against(_ -> "{\"data\":{\"program\":null}}")::checkProgram))
                .isEqualTo("UNKNOWN_PROGRAM");
        stop();
        assertThat(code(against(_ -> error("NOT_FOUND"))::checkProgram)).isEqualTo("UNKNOWN_PROGRAM");
        stop();
        assertThat(code(against(_ -> OPEN.replace("true", "false"))::checkProgram))
                .isEqualTo("ENROLLMENT_CLOSED");
        stop();
        assertThat(code(
                        against(_ -> OPEN.replace("\"archivedAt\":null", "\"archivedAt\":\"2026-01-01T00:00:00Z\""))
                                ::checkProgram))
                .isEqualTo("PROGRAM_ARCHIVED");
        stop();
        assertThat(code(against(_ -> error("UNAUTHENTICATED"))::checkProgram)).isEqualTo("UNAUTHENTICATED");
        stop();
        assertThat(code(against(_ -> "<html>")::checkProgram)).isEqualTo("SERVICE_UNREACHABLE");
    }

    @Test
    @DisplayName("stops at the first refusal, names its line, and says how to go on")
    void refused() {
        var imports = against(request -> request.toString().contains("p3@example.org")
                ? "{\"data\":{\"registerParticipant\":{\"participant\":null,"
                        + "\"userErrors\":[{\"code\":\"INVALID_VALUE\",\"message\":\"bad\"}]}}}"
                : accepting(request));

        var failure = Objects.requireNonNull(
                catchThrowableOfType(CliFailure.class, () -> imports.run(people(500), progress(500))));

        assertThat(failure.code()).isEqualTo("IMPORT_INCOMPLETE");
        assertThat(failure).hasMessageContainingAll("line 5", "INVALID_VALUE", "of 500");
        assertThat(requests).hasSizeLessThan(1_000);
    }
}
