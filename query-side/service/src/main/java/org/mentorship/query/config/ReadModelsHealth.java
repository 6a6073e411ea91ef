package org.mentorship.query.config;

import java.util.function.Supplier;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;
import org.mentorship.query.contract.status.ReadModelStatusView;

/**
 * Up while the log is followed, degraded where views cannot be stored, down while nothing moves: what is asked then is
 * answered as of the last position.
 */
final class ReadModelsHealth implements HealthCheck {

    private final Supplier<ReadModelStatusView> worst;

    /** @param worst of the projections */
    ReadModelsHealth(Supplier<ReadModelStatusView> worst) {
        this.worst = worst;
    }

    @Override
    public String part() {
        return "readModels";
    }

    @Override
    public PartHealth check() {
        var model = worst.get();
        return PartHealth.of(state(model.state()))
                .with("projection", model.name())
                .with("state", model.state())
                .with("position", model.position())
                .with("head", model.head())
                .with("lag", model.lag())
                .with("error", model.error());
    }

    private static State state(ReadModelStatusView.State state) {
        return switch (state) {
            case STOPPED, REBUILDING -> State.STARTING;
            case LIVE -> State.UP;
            case DEGRADED -> State.DEGRADED;
            case FAILING -> State.DOWN;
        };
    }
}
