package org.mentorship.command.automation;

import java.util.Optional;
import java.util.function.Supplier;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;

/** Up while events are read and no entry fails, degraded otherwise: people's commands are still answered then. */
final class AutomationHealth implements HealthCheck {

    private final Supplier<Optional<AutomationStatus>> status;

    /** @param status empty before the automations were started */
    AutomationHealth(Supplier<Optional<AutomationStatus>> status) {
        this.status = status;
    }

    @Override
    public String part() {
        return "automations";
    }

    @Override
    public PartHealth check() {
        return status.get().map(AutomationHealth::of).orElseGet(() -> PartHealth.of(State.STARTING));
    }

    private static PartHealth of(AutomationStatus status) {
        return PartHealth.of(status.following() && status.failing() == 0 ? State.UP : State.DEGRADED)
                .with("following", status.following())
                .with("lag", status.lag())
                .with("pending", status.pending())
                .with("overdue", status.overdue())
                .with("failing", status.failing())
                .with("lastError", status.lastError());
    }
}
