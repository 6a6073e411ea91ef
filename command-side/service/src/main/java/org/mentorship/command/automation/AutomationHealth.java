package org.mentorship.command.automation;

import java.util.Optional;
import java.util.function.Supplier;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;

/**
 * Up while events are read and no entry fails or is late, degraded otherwise: people's commands are still answered then.
 * Down where nothing is run: since the log is not the one that the to-do list is of, or by accident.
 */
final class AutomationHealth implements HealthCheck {

    /** The log ends before what the to-do list knows of. */
    static final String LOG_BEHIND = "LOG_BEHIND";

    private static final String DEAD = "The automations' thread has ended by accident: no automation runs. Start again";

    private final Supplier<Optional<AutomationStatus>> status;
    private final Supplier<Optional<LogBehind>> behind;

    /**
     * @param status empty before the automations were started
     * @param behind why nothing is run, if nothing is
     */
    AutomationHealth(Supplier<Optional<AutomationStatus>> status, Supplier<Optional<LogBehind>> behind) {
        this.status = status;
        this.behind = behind;
    }

    @Override
    public String part() {
        return "automations";
    }

    @Override
    public PartHealth check() {
        return behind.get().map(AutomationHealth::of).orElseGet(this::running);
    }

    private static PartHealth of(LogBehind behind) {
        return PartHealth.of(State.DOWN).with("code", LOG_BEHIND).with("error", behind.told());
    }

    private PartHealth running() {
        return status.get().map(AutomationHealth::of).orElseGet(() -> PartHealth.of(State.STARTING));
    }

    private static PartHealth of(AutomationStatus status) {
        var entries = status.entries();
        return PartHealth.of(state(status))
                .with("following", status.following())
                .with("lag", status.lag())
                .with("pending", entries.pending())
                .with("overdue", entries.overdue())
                .with("late", entries.late())
                .with("failing", entries.failing())
                .with("lastError", entries.lastError())
                .with("error", status.working() ? status.holdup() : DEAD);
    }

    private static State state(AutomationStatus status) {
        if (!status.working()) {
            return State.DOWN;
        }
        var entries = status.entries();
        return status.following() && entries.failing() == 0 && entries.late() == 0 ? State.UP : State.DEGRADED;
    }
}
