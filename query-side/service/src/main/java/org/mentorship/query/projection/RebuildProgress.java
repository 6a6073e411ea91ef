package org.mentorship.query.projection;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a rebuild is: done, total, rate, time left; told in the log every other second. */
final class RebuildProgress {

    private static final Logger LOG = LoggerFactory.getLogger("org.mentorship.rebuild");
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long LINE_EVERY_NANOS = 2 * NANOS_PER_SECOND;

    private final LongSupplier nanos;
    private final Runnable changed;
    private volatile boolean running;
    private volatile long total;
    private volatile long done;
    private volatile long started;
    private volatile double rate;
    private long lastLine;

    /**
     * @param nanos a clock that only runs forward
     * @param changed is called whenever there is a new line
     */
    RebuildProgress(LongSupplier nanos, Runnable changed) {
        this.nanos = nanos;
        this.changed = changed;
    }

    void begin(long total) {
        this.total = total;
        done = 0;
        started = nanos.getAsLong();
        lastLine = started;
        running = true;
        changed.run();
    }

    void at(long done) {
        this.done = done;
        total = Math.max(total, done);
        var now = nanos.getAsLong();
        rate = done * (double) NANOS_PER_SECOND / Math.max(1, now - started);
        if (now - lastLine >= LINE_EVERY_NANOS) {
            lastLine = now;
            LOG.info(
                    "Rebuilding read models: {} of {} events ({} %), {} events/s, {} s left",
                    done, total, 100 * done / Math.max(1, total), Math.round(rate), secondsLeft());
            changed.run();
        }
    }

    void done(long events) {
        at(events);
        LOG.info(
                "Read models are built from {} events in {} ms, {} events/s",
                events,
                (nanos.getAsLong() - started) / 1_000_000,
                Math.round(rate));
    }

    /** It is done, or broke off. */
    void ended() {
        running = false;
        changed.run();
    }

    boolean isRunning() {
        return running;
    }

    /** Position of the last event read; −1 for none. */
    long position() {
        return done - 1;
    }

    /** Of the running rebuild, or of the last. */
    double eventsPerSecond() {
        return rate;
    }

    @Nullable Duration timeLeft() {
        return running && rate > 0 ? Duration.ofSeconds(secondsLeft()) : null;
    }

    private long secondsLeft() {
        return Math.round((total - done) / Math.max(1, rate));
    }
}
