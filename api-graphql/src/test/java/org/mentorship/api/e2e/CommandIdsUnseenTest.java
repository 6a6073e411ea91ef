package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.observe.CallContext;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.ShownId;
import org.slf4j.LoggerFactory;

@DisplayName("A command id into which a client has put somebody's address")
class CommandIdsUnseenTest {

    private static final String ADDRESS = "ada.lovelace_example.org";

    @TempDir
    private Path data;

    private static Map<String, Object> with(String commandId, Map<String, ?> input) {
        var extended = new HashMap<String, Object>(input);
        extended.put("commandId", commandId);
        return extended;
    }

    @Test
    @DisplayName("is in the log of events as it was given, and in no log line, meter or trace")
    void unseen() throws IOException {
        try (var collector = new Collector();
                var service = LocalService.start(
                        data,
                        "mentorship.traces.endpoint=" + collector.endpoint(),
                        "management.opentelemetry.tracing.export.schedule-delay=20ms");
                var log = new LogWatch()) {
            var cast = Cast.in(service);
            var api = service.api();
            talkative(service);
            var match = api.mutate(cast.staff(), "proposeMatch", with(ADDRESS + ":1", cast.pair()), "mentorship { id }")
                    .accepted()
                    .at("/mentorship/id")
                    .asString();
            for (var token : Map.of(ADDRESS + ":2", cast.mentorToken(), ADDRESS + ":3", cast.menteeToken())
                    .entrySet()) {
                api.mutate(token.getValue(), "acceptMatch", with(token.getKey(), Map.of("mentorshipId", match)))
                        .accepted();
            }
            service.settle();
            assertThat(api.mutate(
                                    cast.mentorToken(),
                                    "acceptMatch",
                                    with("ada@example.org", Map.of("mentorshipId", match)))
                            .code())
                    .isEqualTo("INVALID_VALUE");
            failing(service);
            assertThat(api.mutate(cast.staff(), "registerParticipant", with(ADDRESS, Cast.person("Ada")))
                            .code())
                    .isEqualTo("INTERNAL");

            assertThat(api.auditLog(cast.auditor(), Map.of(), "commandId correlationId")
                            .toString())
                    .contains("\"commandId\":\"" + ADDRESS + ":1\"");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(collector.spans().stream()
                                    .filter(span -> span.getName().equals("automation start-or-undo"))
                                    .map(span -> Collector.attribute(span, "mentorship.correlationId")))
                            .containsAnyOf(ShownId.of(ADDRESS + ":2"), ShownId.of(ADDRESS + ":3")));
            assertThat(log.events())
                    .extracting(line -> line.getMDCPropertyMap().get(CallContext.CORRELATION_ID))
                    .contains(ShownId.of(ADDRESS + ":1"));
            assertThat(log.everything()).doesNotContainIgnoringCase("lovelace", "ada@");
            assertThat(collector.everything()).doesNotContain("lovelace", "ada@");
            assertThat(api.get("/actuator/prometheus", service.token("scraper", ActorRole.ADMIN))
                            .response()
                            .body())
                    .contains("mentorship_commands_seconds_count")
                    .doesNotContain("lovelace", "ada@");
        }
    }

    /** What is done with a command is logged; the place of a line that anybody may write there. */
    private static void talkative(LocalService service) {
        service.bean(Configuration.class).commandBus().registerHandlerInterceptor((unitOfWork, chain) -> {
            LoggerFactory.getLogger("org.mentorship.test").info("handling");
            return chain.proceed();
        });
    }

    private static void failing(LocalService service) {
        service.bean(Configuration.class).commandBus().registerHandlerInterceptor((unitOfWork, _) -> {
            throw new IllegalStateException(
                    "cannot do " + unitOfWork.getMessage().getMetaData());
        });
    }
}
