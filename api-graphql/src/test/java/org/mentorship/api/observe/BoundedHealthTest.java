package org.mentorship.api.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;
import org.springframework.boot.health.contributor.Status;

@DisplayName("The health of a part")
class BoundedHealthTest {

    private interface Look {
        PartHealth look() throws Exception;
    }

    private static BoundedHealth health(Duration atMost, Look look) {
        return new BoundedHealth(check(look), atMost);
    }

    private static HealthCheck check(Look look) {
        return new HealthCheck() {
            @Override
            public String part() {
                return "store";
            }

            @Override
            public PartHealth check() throws Exception {
                return look.look();
            }
        };
    }

    @Test
    @DisplayName("is shown as the part tells it, with its details in their order")
    void asTold() {
        var health = health(
                        Duration.ofMinutes(1),
                        () -> PartHealth.of(State.DEGRADED)
                                .with("lag", 3L)
                                .with("error", null)
                                .with("events", 5L))
                .health();

        assertThat(health.getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat(health.getDetails().keySet()).containsExactly("lag", "events");
    }

    @Test
    @DisplayName("is down where looking fails")
    void failing() {
        var health = health(Duration.ofMinutes(1), () -> {
                    throw new IllegalStateException("away");
                })
                .health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("error")).asString().contains("away");
    }

    @Test
    @DisplayName("is down while the part does not answer, which is not asked a second time, and up once it does")
    void hanging() {
        var answers = new CountDownLatch(1);
        var looks = new AtomicInteger();
        var health = health(Duration.ofMillis(20), () -> {
            looks.incrementAndGet();
            answers.await();
            return PartHealth.of(State.UP);
        });

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("error", "no answer within 20 ms");
        assertThat(looks).hasValue(1);

        answers.countDown();
        Awaitility.await().until(() -> health.health().getStatus().equals(Status.UP));
    }
}
