package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.api.observe.CallContext.CORRELATION_ID;
import static org.mentorship.api.observe.CallContext.REQUEST_ID;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The log")
class LogsTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String COMMAND = "01937c5e-8a3b-7c1d-9e2f-0123456789ab";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path data;

    /** What is done with a command is logged; the place of a line that anybody may write there. */
    private static void talkative(LocalService service) {
        service.bean(Configuration.class).commandBus().registerHandlerInterceptor((unitOfWork, chain) -> {
            var log = LoggerFactory.getLogger("org.mentorship.test");
            log.info("handling {}", unitOfWork.getMessage().getPayloadType().getSimpleName());
            unitOfWork.onCommit(_ -> log.info("committing"));
            return chain.proceed();
        });
    }

    private static List<ILoggingEvent> lines(LogWatch log, String message) {
        return log.events().stream()
                .filter(event -> event.getFormattedMessage().equals(message))
                .toList();
    }

    @Test
    @DisplayName("has the caller's trace and the correlation id of the command in every line that is written for it")
    void ids() {
        try (var service = LocalService.start(data);
                var log = new LogWatch()) {
            talkative(service);
            var input = new HashMap<String, Object>(Cast.person("Nora Newcomer"));
            input.put("commandId", COMMAND);
            new ProbeClient(service.port())
                    .post(
                            service.token("coordinator", ActorRole.COORDINATOR),
                            JSON.writeValueAsString(Map.of(
                                    "query",
                                    "mutation($input: RegisterParticipantInput!)"
                                            + " { registerParticipant(input: $input) { version } }",
                                    "variables",
                                    Map.of("input", input))),
                            request -> request.setHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));

            for (var message : List.of("handling RegisterParticipant", "committing")) {
                assertThat(lines(log, message))
                        .singleElement()
                        .satisfies(line -> assertThat(line.getMDCPropertyMap())
                                .containsEntry(REQUEST_ID, TRACE)
                                .containsEntry(CORRELATION_ID, COMMAND));
            }
        }
    }

    @Test
    @DisplayName("has an id of its own for a request without a trace, and the root of the chain for an automation")
    void chains() {
        try (var service = LocalService.start(data);
                var log = new LogWatch()) {
            var cast = Cast.in(service);
            talkative(service);
            var api = service.api();
            var match = api.mutate(cast.staff(), "proposeMatch", cast.pair(), "mentorship { id }")
                    .accepted()
                    .at("/mentorship/id")
                    .asString();
            for (var token : List.of(cast.mentorToken(), cast.menteeToken())) {
                api.mutate(token, "acceptMatch", Map.of("mentorshipId", match)).accepted();
            }
            service.settle();

            var accepted = lines(log, "handling AcceptMatch").getLast().getMDCPropertyMap();
            var activated = lines(log, "handling Activate").getFirst().getMDCPropertyMap();
            assertThat(accepted.get(REQUEST_ID)).hasSize(32);
            assertThat(accepted.get(CORRELATION_ID)).isNotEmpty();
            assertThat(activated.get(CORRELATION_ID)).isEqualTo(accepted.get(CORRELATION_ID));
            assertThat(activated).doesNotContainKey(REQUEST_ID);
        }
    }

    @Test
    @DisplayName("names nobody where commands are refused, and where they fail with an exception that does")
    void failures() {
        try (var service = LocalService.start(data);
                var log = new LogWatch()) {
            var cast = Cast.in(service);
            var api = service.api();
            var nameless = new HashMap<String, Object>(Cast.person("Nora Newcomer"));
            nameless.put("email", "nora newcomer");
            assertThat(api.mutate(cast.staff(), "registerParticipant", nameless).code())
                    .isNotEmpty();
            assertThat(api.mutate(cast.staff(), "proposeMatch", Map.of("programId", "Nora Newcomer"))
                            .code())
                    .isNotEmpty();
            service.bean(Configuration.class).commandBus().registerHandlerInterceptor((unitOfWork, _) -> {
                throw new IllegalStateException(
                        "cannot do " + unitOfWork.getMessage().getPayload());
            });
            assertThat(api.mutate(cast.staff(), "registerParticipant", Cast.person("Nora Newcomer"))
                            .code())
                    .isEqualTo("INTERNAL");

            assertThat(log.everything())
                    .contains("IllegalStateException")
                    .doesNotContainIgnoringCase("Nora", "Newcomer", "example.org");
        }
    }

    @Test
    @DisplayName("is one JSON object a line by setting, with the ids as fields")
    void structured(CapturedOutput output) {
        try (var service = LocalService.start(data, "logging.structured.format.console=ecs")) {
            talkative(service);
            Cast.register(service.api(), service.token("coordinator", ActorRole.COORDINATOR), "Nora Newcomer");

            var line = output.getOut()
                    .lines()
                    .filter(text -> text.contains("handling RegisterParticipant"))
                    .map(JSON::readTree)
                    .findFirst()
                    .orElseThrow();
            assertThat(line.at("/service/name").asString()).isEqualTo("mentorship");
            assertThat(field(line, REQUEST_ID)).hasSize(32);
            assertThat(field(line, CORRELATION_ID)).isNotEmpty();
        }
    }

    private static String field(JsonNode line, String name) {
        return line.at("/" + name).asString("");
    }
}
