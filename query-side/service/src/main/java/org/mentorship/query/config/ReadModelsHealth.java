package org.mentorship.query.config;

import java.util.List;
import java.util.function.Supplier;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Up while the log is followed, degraded where views cannot be stored, down while nothing moves: what is asked then is
 * answered as of the last position.
 */
final class ReadModelsHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final Supplier<List<ReadModelStatusView>> models;

    ReadModelsHealth(Supplier<List<ReadModelStatusView>> models) {
        this.models = models;
    }

    /** There is one; see {@link org.mentorship.query.projection.ReadModels#status}. */
    @Override
    public Health health() {
        var model = models.get().getFirst();
        var health = Health.status(status(model.state()))
                .withDetail("state", model.state())
                .withDetail("position", model.position())
                .withDetail("head", model.head())
                .withDetail("lag", model.lag());
        var error = model.error();
        return error == null
                ? health.build()
                : health.withDetail("error", error).build();
    }

    private static Status status(ReadModelStatusView.State state) {
        return switch (state) {
            case STOPPED, REBUILDING -> Status.OUT_OF_SERVICE;
            case LIVE -> Status.UP;
            case DEGRADED -> DEGRADED;
            case FAILING -> Status.DOWN;
        };
    }
}
