package org.mentorship.query.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells subscriptions how what they follow is now. What cannot be looked up is tried again after 1, 2, 4 … 60 s, for as long
 * as it is followed and this process takes questions: whoever takes them again tells all.
 */
final class Presenter {

    private static final Logger LOG = LoggerFactory.getLogger(Presenter.class);
    /** In this process: one look-up may take long, and many at once would be in the way of questions. */
    private static final int AT_ONCE = 16;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final UpdateAnnouncer announcer;
    private final BooleanSupplier taken;
    private final Function<Object, Optional<Object>> present;
    private final Consumer<Duration> wait;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    /** So that the log tells of it once, and not for each who follows something. */
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * @param taken whether this process takes questions
     * @param present what a subscription is told of; empty for nothing
     */
    Presenter(UpdateAnnouncer announcer, BooleanSupplier taken, Function<Object, Optional<Object>> present) {
        this(announcer, taken, present, pause -> LockSupport.parkNanos(pause.toNanos()));
    }

    Presenter(
            UpdateAnnouncer announcer,
            BooleanSupplier taken,
            Function<Object, Optional<Object>> present,
            Consumer<Duration> wait) {
        this.announcer = announcer;
        this.taken = taken;
        this.present = present;
        this.wait = wait;
    }

    /** Tells all who follow something; on a thread that may wait for long. */
    void toAll() {
        to(announcer.subscriptions());
    }

    /** Tells one who begins to follow something, or is heard of again; on a thread that may wait for long. */
    void toOne(SubscriptionQueryMessage<?, ?, ?> subscription) {
        to(List.of(subscription));
    }

    private void to(Collection<SubscriptionQueryMessage<?, ?, ?>> subscriptions) {
        var pause = FIRST_WAIT;
        for (var left = untold(subscriptions, pause); !left.isEmpty(); left = untold(left, pause)) {
            wait.accept(pause);
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
            left.retainAll(announcer.subscriptions());
        }
    }

    /** Those of the subscriptions that could not be told. */
    private List<SubscriptionQueryMessage<?, ?, ?>> untold(
            Collection<SubscriptionQueryMessage<?, ?, ?>> subscriptions, Duration pause) {
        var failures = new ConcurrentHashMap<SubscriptionQueryMessage<?, ?, ?>, RuntimeException>();
        try (var lookUps = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("presenter-", 0).factory())) {
            for (var subscription : subscriptions) {
                lookUps.execute(() -> tell(subscription, failures));
            }
        }
        if (failures.isEmpty() || !taken.getAsBoolean()) {
            return List.of();
        }
        var one = failures.values().iterator().next();
        LOG.atLevel(failing.getAndSet(true) ? Level.DEBUG : Level.WARN)
                .log(
                        "{} of {} subscriptions could not be told how things are now ({}); they are tried again in {} s",
                        failures.size(),
                        subscriptions.size(),
                        one.getClass().getSimpleName(),
                        pause.toSeconds());
        LOG.debug("One of the reasons", one);
        return new ArrayList<>(failures.keySet());
    }

    private void tell(
            SubscriptionQueryMessage<?, ?, ?> subscription,
            Map<SubscriptionQueryMessage<?, ?, ?>, RuntimeException> failures) {
        turns.acquireUninterruptibly();
        try {
            if (taken.getAsBoolean()) {
                announcer.presentTo(subscription, present);
                failing.set(false);
            }
        } catch (RuntimeException e) {
            failures.put(subscription, e);
        } finally {
            turns.release();
        }
    }
}
