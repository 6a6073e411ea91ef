package org.mentorship.contract.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The one clock of the service, in UTC and whole milliseconds. It is the machine's, except in a data directory that was
 * made for simulated time, where it stands still until it is moved, and only moves forward.
 */
public final class ServiceClock extends Clock {

    private final Clock machine;
    private volatile @Nullable Instant simulated;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    private ServiceClock(Clock machine, @Nullable Instant simulated) {
        this.machine = machine;
        this.simulated = simulated;
    }

    public static ServiceClock machine() {
        return new ServiceClock(Clock.systemUTC(), null);
    }

    public static ServiceClock simulatedFrom(Instant start) {
        return new ServiceClock(Clock.systemUTC(), start.truncatedTo(ChronoUnit.MILLIS));
    }

    public boolean isSimulated() {
        return simulated != null;
    }

    /**
     * Moves simulated time to an instant; an instant that is not ahead is ignored.
     *
     * @throws IllegalStateException if time is the machine's
     */
    public void moveTo(Instant instant) {
        move(instant);
        watchers.forEach(Runnable::run);
    }

    /** Tells somebody whenever simulated time was moved; brief, and on the mover's thread. */
    public void onMoved(Runnable watcher) {
        watchers.add(watcher);
    }

    private synchronized void move(Instant instant) {
        var now = simulated;
        if (now == null) {
            throw new IllegalStateException(
                    "This data directory records the machine's time; time can be moved only where it was made for it.");
        }
        var target = instant.truncatedTo(ChronoUnit.MILLIS);
        if (target.isAfter(now)) {
            simulated = target;
        }
    }

    @Override
    public Instant instant() {
        var now = simulated;
        return now == null ? machine.instant().truncatedTo(ChronoUnit.MILLIS) : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** This clock is of UTC only. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The service's clock is in UTC; convert at the edge.");
    }
}
