package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.graphql.kit.ProjectFiles;
import org.mentorship.contract.envelope.ActorRole;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The metrics of a service that has done something of everything")
class MetricsTest {

    private static final Path PAGE = ProjectFiles.ROOT.resolve("docs/operations.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(mentorship\\.[a-z.]+)` \\| ([a-z ]+) \\| ([^|]*)\\| .*\\|");
    private static final Pattern ID = Pattern.compile("(par|prg|enr|mtr|pro|men)_\\w+|[0-9a-f-]{32,}");

    private final LocalService service;

    MetricsTest(@TempDir Path data) {
        service = LocalService.start(data);
        var cast = Cast.in(service);
        var api = service.api();
        api.mutate(cast.staff(), "proposeMatch", cast.pair()).accepted();
        assertThat(api.mutate(cast.staff(), "proposeMatch", cast.pair()).code()).isNotEmpty();
        service.settle();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private List<Meter> meters() {
        return service.meters().getMeters();
    }

    @Test
    @DisplayName("are those of the table in the operations page, of the kinds and with the tags that it names")
    void asDocumented() throws IOException {
        var registered = new TreeMap<String, String>();
        for (var meter : meters()) {
            if (meter.getId().getName().startsWith("mentorship.")) {
                var tags = meter.getId().getTags().stream()
                        .map(Tag::getKey)
                        .collect(Collectors.toCollection(TreeSet::new));
                registered.put(meter.getId().getName(), kind(meter) + " " + tags);
            }
        }
        var documented = new TreeMap<String, String>();
        for (var line : Files.readAllLines(PAGE)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                var tags = Pattern.compile("\\w+")
                        .matcher(row.group(3))
                        .results()
                        .map(hit -> hit.group())
                        .collect(Collectors.toCollection(TreeSet::new));
                documented.put(row.group(1), row.group(2) + " " + tags);
            }
        }
        assertThat(registered).isEqualTo(documented);
    }

    private static String kind(Meter meter) {
        return switch (meter) {
            case TimeGauge _ -> "time gauge";
            case Gauge _ -> "gauge";
            case Timer _ -> "timer";
            default -> meter.getId().getType().name().toLowerCase(Locale.ROOT);
        };
    }

    @Test
    @DisplayName("carry no id, no name and no text in their tags")
    void nobodyIsNamed() {
        for (var meter : meters()) {
            for (var tag : meter.getId().getTags()) {
                assertThat(tag.getValue())
                        .as(meter.getId().toString())
                        .doesNotContainPattern(ID)
                        .doesNotContain("Milan", "Maria", "First steps");
            }
        }
    }

    @Test
    @DisplayName("tell commands by what became of them, and refusals by their code")
    void commands() {
        var registry = service.meters();

        assertThat(registry.get("mentorship.commands")
                        .tags("command", "ProposeMatch", "result", "accepted")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("mentorship.commands")
                        .tags("command", "ProposeMatch", "result", "rejected")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("mentorship.rejections")
                        .tags("command", "ProposeMatch")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("mentorship.events.appended")
                        .tags("stream", "Participant")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("mentorship.projection.lag").gauge().value()).isZero();
        assertThat(registry.get("mentorship.projection.delay").timeGauge().value())
                .isZero();
        assertThat(registry.get("mentorship.automations.pending").gauge().value())
                .isPositive();
    }

    @Test
    @DisplayName("are there for Prometheus, with their units, for administrators only")
    void prometheus() {
        var api = service.api();
        var page = api.get("/actuator/prometheus", service.token("scraper", ActorRole.ADMIN));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body())
                .contains(
                        "mentorship_commands_seconds_count{command=\"ProposeMatch\",result=\"accepted\"} 1",
                        "mentorship_events_appended_total{",
                        "mentorship_projection_lag_events 0",
                        "mentorship_projection_delay_seconds 0",
                        "mentorship_rebuild_progress_ratio 1",
                        "mentorship_store_commits_total",
                        "graphql_request_seconds_count{",
                        "graphql_operation_type=\"mutation\"");
        assertThat(api.get("/actuator/prometheus", null).status()).isEqualTo(401);
        assertThat(api.get("/actuator/prometheus", service.token("c", ActorRole.COORDINATOR))
                        .status())
                .isEqualTo(403);
    }
}
