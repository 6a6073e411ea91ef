package org.mentorship.query.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.projection.QuerySide;
import org.mentorship.query.projection.ReadModels;

/** Meters of the read models: how far they are, and how much of them is at hand. */
final class ReadModelsMetrics implements MeterBinder {

    private final QuerySide side;
    private final ReadModels models;
    private final Clock clock;

    /** @param clock of the events */
    ReadModelsMetrics(QuerySide side, Clock clock) {
        this.side = side;
        this.models = side.readModels();
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("mentorship.projection.position", () -> status().position())
                .description("Position of the last event in the read models; −1 for none")
                .register(registry);
        Gauge.builder("mentorship.projection.lag", () -> status().lag())
                .baseUnit("events")
                .description("Events in the log that are not in the read models")
                .register(registry);
        TimeGauge.builder("mentorship.projection.delay", () -> delay().toMillis(), TimeUnit.MILLISECONDS)
                .description("Age of the oldest event that is not in the read models")
                .register(registry);
        Gauge.builder("mentorship.projection.parked", models::parked)
                .baseUnit("views")
                .description("Views that cannot be stored")
                .register(registry);
        Gauge.builder("mentorship.rebuild.progress", () -> progress(status()))
                .baseUnit("ratio")
                .description("How much of the log a rebuild has read; 1 when none runs")
                .register(registry);
        TimeGauge.builder("mentorship.rebuild.remaining", () -> remaining(status()), TimeUnit.SECONDS)
                .description("Time that the running rebuild will take; 0 when none runs")
                .register(registry);
        side.cacheSizes()
                .forEach((cache, size) -> Gauge.builder("mentorship.cache.size", size::getAsLong)
                        .tag("cache", "views." + cache)
                        .baseUnit("entries")
                        .description("What is at hand in memory")
                        .register(registry));
    }

    private ReadModelStatusView status() {
        return models.worst();
    }

    private Duration delay() {
        return models.oldestUnseen()
                .map(recorded -> Duration.between(recorded, clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private static double progress(ReadModelStatusView status) {
        return status.state() == State.REBUILDING ? (status.position() + 1.0) / Math.max(1, status.head() + 1) : 1;
    }

    private static double remaining(ReadModelStatusView status) {
        var left = status.timeLeft();
        return left == null ? 0 : left.toSeconds();
    }
}
