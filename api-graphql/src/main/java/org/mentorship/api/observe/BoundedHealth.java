package org.mentorship.api.observe;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.mentorship.contract.health.BoundedLook;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Shows a part of the service in its health, and answers in time also where the part does not. */
final class BoundedHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Duration atMost;
    private final BoundedLook<Health> look;

    BoundedHealth(HealthCheck check, Duration atMost) {
        this.atMost = atMost;
        this.look = new BoundedLook<>("health of " + check.part(), () -> shown(check.check()), atMost);
    }

    /** Begins to look, for who will ask in a moment. */
    void begin() {
        look.begin();
    }

    @Override
    public Health health() {
        try {
            return look.take();
        } catch (TimeoutException _) {
            return Health.down()
                    .withDetail("error", "no answer within " + atMost.toMillis() + " ms")
                    .build();
        } catch (ExecutionException e) {
            return Health.down(Objects.requireNonNullElse(e.getCause(), e)).build();
        }
    }

    private static Health shown(PartHealth part) {
        var health = Health.status(status(part.state()));
        part.details().forEach(health::withDetail);
        return health.build();
    }

    private static Status status(PartHealth.State state) {
        return switch (state) {
            case UP -> Status.UP;
            case DEGRADED -> DEGRADED;
            case STARTING -> Status.OUT_OF_SERVICE;
            case DOWN -> Status.DOWN;
        };
    }
}
