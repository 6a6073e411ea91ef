package org.mentorship.query.config;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import org.mentorship.contract.health.BoundedLook;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.projection.QuerySide;
import org.mentorship.query.projection.ReadModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Meters of the read models: how far they are, and how much of them is at hand. One look serves all of them. What has to be asked of a store is not a
 * number (NaN) where that does not answer in time: who asks for these meters asks for others, too.
 */
final class ReadModelsMetrics implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelsMetrics.class);
    private static final Duration AT_MOST = Duration.ofSeconds(1);
    private static final Duration ONE_LOOK_SERVES = Duration.ofSeconds(1);

    private static final String LATEST = "latest";

    private final QuerySide side;
    private final ReadModels models;
    private final Clock clock;
    private final LoadingCache<String, Optional<ReadModelStatusView>> status;
    private final LoadingCache<String, Optional<Optional<Instant>>> oldestUnseen;

    /** @param clock of the events */
    ReadModelsMetrics(QuerySide side, Clock clock) {
        this(side, clock, ONE_LOOK_SERVES);
    }

    ReadModelsMetrics(QuerySide side, Clock clock, Duration oneLookServes) {
        this.side = side;
        this.models = side.readModels();
        this.clock = clock;
        var worst = new BoundedLook<>("meters of the read models", models::worst, AT_MOST);
        var oldest = new BoundedLook<>("meter of the delay", models::oldestUnseen, AT_MOST);
        this.status = Caffeine.newBuilder().expireAfterWrite(oneLookServes).build(_ -> {
            oldest.begin();
            return seen(worst);
        });
        this.oldestUnseen =
                Caffeine.newBuilder().expireAfterWrite(oneLookServes).build(_ -> seen(oldest));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("mentorship.projection.position", () -> now(ReadModelStatusView::position))
                .description("Position of the last event in the read models; −1 for none")
                .register(registry);
        Gauge.builder("mentorship.projection.lag", () -> now(ReadModelStatusView::lag))
                .baseUnit("events")
                .description("Events in the log that are not in the read models")
                .register(registry);
        TimeGauge.builder("mentorship.projection.delay", this::delayMillis, TimeUnit.MILLISECONDS)
                .description("Age of the oldest event that is not in the read models")
                .register(registry);
        Gauge.builder("mentorship.projection.parked", models::parked)
                .baseUnit("views")
                .description("Views that cannot be stored")
                .register(registry);
        Gauge.builder("mentorship.rebuild.progress", () -> now(ReadModelsMetrics::progress))
                .baseUnit("ratio")
                .description("How much of the log a rebuild has read; 1 when none runs")
                .register(registry);
        TimeGauge.builder("mentorship.rebuild.remaining", () -> now(ReadModelsMetrics::remaining), TimeUnit.SECONDS)
                .description("Time that the running rebuild will take; 0 when none runs")
                .register(registry);
        side.cacheSizes()
                .forEach((cache, size) -> Gauge.builder("mentorship.cache.size", size::getAsLong)
                        .tag("cache", "views." + cache)
                        .baseUnit("entries")
                        .description("What is at hand in memory")
                        .register(registry));
    }

    private double now(ToDoubleFunction<ReadModelStatusView> value) {
        return status.get(LATEST).map(value::applyAsDouble).orElse(Double.NaN);
    }

    private double delayMillis() {
        return oldestUnseen.get(LATEST).map(this::delayMillis).orElse(Double.NaN);
    }

    private double delayMillis(Optional<Instant> oldest) {
        return oldest.map(recorded -> Duration.between(recorded, clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO)
                .toMillis();
    }

    /** Empty where there is no answer in time. */
    private static <T> Optional<T> seen(BoundedLook<T> look) {
        try {
            return Optional.of(look.take());
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("The read models cannot be looked at now", e);
            return Optional.empty();
        }
    }

    private static double progress(ReadModelStatusView status) {
        return status.state() == State.REBUILDING ? (status.position() + 1.0) / Math.max(1, status.head() + 1) : 1;
    }

    private static double remaining(ReadModelStatusView status) {
        var left = status.timeLeft();
        return left == null ? 0 : left.toSeconds();
    }
}
