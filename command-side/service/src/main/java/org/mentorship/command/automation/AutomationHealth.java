package org.mentorship.command.automation;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Up while events are read and no entry fails, degraded otherwise: people's commands are still answered then. */
final class AutomationHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final Supplier<Optional<AutomationStatus>> status;

    /** @param status empty before the automations were started */
    AutomationHealth(Supplier<Optional<AutomationStatus>> status) {
        this.status = status;
    }

    @Override
    public Health health() {
        return status.get()
                .map(AutomationHealth::of)
                .orElseGet(() -> Health.outOfService().build());
    }

    private static Health of(AutomationStatus status) {
        var health = Health.status(status.following() && status.failing() == 0 ? Status.UP : DEGRADED)
                .withDetail("pending", status.pending())
                .withDetail("overdue", status.overdue())
                .withDetail("failing", status.failing())
                .withDetail("following", status.following());
        var error = status.lastError();
        return error == null
                ? health.build()
                : health.withDetail("lastError", error).build();
    }
}
