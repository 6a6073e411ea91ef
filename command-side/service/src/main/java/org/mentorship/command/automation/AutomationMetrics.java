package org.mentorship.command.automation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.mentorship.contract.health.BoundedLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meters of the automations. One look at the to-do list serves all of them. */
final class AutomationMetrics implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(AutomationMetrics.class);
    private static final Duration ONE_LOOK_SERVES = Duration.ofSeconds(1);
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    private final LoadingCache<String, Optional<AutomationStatus>> latest;

    /** @param status empty before the automations were started */
    AutomationMetrics(Supplier<Optional<AutomationStatus>> status) {
        var look = new BoundedLook<>("meters of the automations", status::get, AT_MOST);
        this.latest = Caffeine.newBuilder().expireAfterWrite(ONE_LOOK_SERVES).build(_ -> seen(look));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "pending", "entries", "Entries that have a date, past or to come", of(TodoCounts::pending));
        gauge(registry, "overdue", "entries", "Those of them whose date has passed", of(TodoCounts::overdue));
        gauge(registry, "failing", "entries", "Entries that were tried in vain", of(TodoCounts::failing));
        gauge(registry, "lag", "events", "Events that the automations have not read", AutomationMetrics::lag);
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String unit,
            String description,
            ToDoubleFunction<AutomationStatus> value) {
        Gauge.builder("mentorship.automations." + name, this, metrics -> metrics.now(value))
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    /** Empty also if the store is away or silent: whoever asks for meters asks for others, too. */
    private static Optional<AutomationStatus> seen(BoundedLook<Optional<AutomationStatus>> look) {
        try {
            return look.take();
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("The to-do list of the automations cannot be looked at now", e);
            return Optional.empty();
        }
    }

    private double now(ToDoubleFunction<AutomationStatus> value) {
        return latest.get("status").map(value::applyAsDouble).orElse(Double.NaN);
    }

    private static ToDoubleFunction<AutomationStatus> of(ToDoubleFunction<TodoCounts> count) {
        return status -> count.applyAsDouble(status.entries());
    }

    private static double lag(AutomationStatus status) {
        var lag = status.lag();
        return lag == null ? Double.NaN : lag;
    }
}
