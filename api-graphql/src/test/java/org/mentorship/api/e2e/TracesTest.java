package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Traces")
class TracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CLIENT_SPAN = "00f067aa0ba902b7";

    @TempDir
    private Path data;

    private LocalService traced(Collector collector) {
        return LocalService.start(
                data,
                "mentorship.traces.endpoint=" + collector.endpoint(),
                "management.opentelemetry.tracing.export.schedule-delay=20ms");
    }

    @Test
    @DisplayName("are not made, nor is anything for them, unless there is somewhere to send them to")
    void offByDefault() {
        try (var service = LocalService.start(data)) {
            assertThat(service.has(Tracer.class)).isFalse();
            assertThat(service.has(OpenTelemetry.class)).isFalse();
        }
    }

    @Test
    @DisplayName("hold a mutation together, from the caller's span to the append and to what is read back")
    void oneTrace() throws IOException {
        try (var collector = new Collector();
                var service = traced(collector)) {
            var token = service.token("coordinator", ActorRole.COORDINATOR);
            var body = JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "query",
                            "mutation NoraNewcomer($input: RegisterParticipantInput!)"
                                    + " { registerParticipant(input: $input) { version participant { id name } } }",
                            "variables",
                            Map.of("input", Cast.person("Nora Newcomer"))));

            new ProbeClient(service.port())
                    .post(
                            token,
                            body,
                            request -> request.setHeader("traceparent", "00-" + TRACE + "-" + CLIENT_SPAN + "-01"));

            var spans = Awaitility.await()
                    .until(
                            () -> collector.trace(TRACE),
                            trace -> names(trace).containsAll(List.of("http post /graphql", "graphql mutation")));
            assertThat(names(spans))
                    .contains(
                            "http post /graphql",
                            "graphql mutation",
                            "CommandBus.dispatchCommand RegisterParticipant",
                            "CommandBus.handleCommand RegisterParticipant",
                            "EventBus.commitEvents",
                            "QueryBus.query FindParticipant");
            var ids = spans.stream().map(Collector::id).collect(Collectors.toSet());
            assertThat(spans)
                    .allSatisfy(span -> assertThat(Collector.parent(span))
                            .as(span.getName())
                            .satisfiesAnyOf(
                                    parent -> assertThat(ids).contains(parent),
                                    parent -> assertThat(parent).isEqualTo(CLIENT_SPAN)));
            assertThat(spans.stream().filter(span -> Collector.parent(span).equals(CLIENT_SPAN)))
                    .singleElement()
                    .extracting(Span::getName)
                    .isEqualTo("http post /graphql");
        }
    }

    @Test
    @DisplayName("have the ids that the log has: of the trace, and of the chain of a command")
    void asRecorded() throws IOException {
        try (var collector = new Collector();
                var service = traced(collector)) {
            var cast = Cast.in(service);

            var recorded = service.api().auditLog(cast.auditor(), Map.of(), "type correlationId traceId").stream()
                    .filter(entry -> entry.at("/type").asString().equals("ProgramCreated"))
                    .findFirst()
                    .orElseThrow();

            var handled = Awaitility.await()
                    .until(
                            () -> named(collector.spans(), "CommandBus.handleCommand CreateProgram"),
                            found -> !found.isEmpty())
                    .getFirst();
            assertThat(Collector.traceId(handled))
                    .isEqualTo(recorded.at("/traceId").asString());
            assertThat(Collector.attribute(handled, "mentorship.correlationId"))
                    .isEqualTo(recorded.at("/correlationId").asString());
        }
    }

    @Test
    @DisplayName("show automations and batches of the projection, and nothing that people are called or have written")
    void discreet() throws IOException {
        try (var collector = new Collector();
                var service = traced(collector)) {
            var cast = Cast.in(service);
            var api = service.api();
            var match = api.mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id }")
                    .accepted()
                    .at("/mentorship/id")
                    .asString();
            for (var token : List.of(cast.mentorToken(), cast.menteeToken())) {
                api.mutate(token, "acceptMatch", Map.of("mentorshipId", match)).accepted();
            }
            service.settle();
            assertThat(api.mutate(cast.staff(), "renameProgram", Map.of("programId", "Milan Mentee", "name", "x"))
                            .code())
                    .isNotEmpty();
            api.get("/Milan%20Mentee?q=Milan", cast.staff());

            Awaitility.await()
                    .untilAsserted(() -> assertThat(names(collector.spans()))
                            .contains("automation start-or-undo", "projection read-models"));
            var automation =
                    named(collector.spans(), "automation start-or-undo").getFirst();
            assertThat(names(collector.trace(Collector.traceId(automation))))
                    .contains("CommandBus.handleCommand Activate");
            assertThat(collector.everything())
                    .doesNotContain("Milan", "Maria", "example.org", "First steps", "coordinator", cast.mentor());
        }
    }

    private static List<Span> named(List<Span> spans, String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).toList();
    }

    private static List<String> names(List<Span> spans) {
        return spans.stream().map(Span::getName).toList();
    }
}
