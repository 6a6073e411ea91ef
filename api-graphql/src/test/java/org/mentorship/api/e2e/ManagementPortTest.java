package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.probe.ProbeClient;

@DisplayName("A management port of its own")
class ManagementPortTest {

    @Test
    @DisplayName("listens where the service does, tells health to everybody and the rest to administrators")
    void doors(@TempDir Path data) {
        try (var service = LocalService.start(data, "management.server.port=0")) {
            var management = new ProbeClient(Integer.parseInt(service.property("local.management.port")));
            var admin = service.token("scraper", ActorRole.ADMIN);

            assertThat(service.property("management.server.address")).isEqualTo("127.0.0.1");
            assertThat(management.get("/actuator/health", null).status()).isEqualTo(200);
            assertThat(management.get("/actuator/health/readiness", null).status())
                    .isEqualTo(200);
            assertThat(management.get("/actuator/prometheus", null).status()).isEqualTo(401);
            assertThat(management.get("/actuator/nothing", admin).header("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
            assertThat(management.get("/actuator/health", null).header("Referrer-Policy"))
                    .contains("no-referrer");
            assertThat(management
                            .get("/actuator/prometheus", service.token("c", ActorRole.COORDINATOR))
                            .status())
                    .isEqualTo(403);
            assertThat(management.get("/actuator/prometheus", admin).response().body())
                    .contains("mentorship_projection_lag_events");
            assertThat(service.api().get("/actuator/prometheus", admin).status())
                    .isEqualTo(404);
        }
    }
}
