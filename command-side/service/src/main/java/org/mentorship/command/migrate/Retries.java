package org.mentorship.command.migrate;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.migration.MigrationFailure;

/** Tries again for a while what fails because a server is away. */
final class Retries {

    private final Duration atMost;
    private final Duration pause;

    /**
     * @param atMost how long to try from the first failure on
     * @param pause between two attempts
     */
    Retries(Duration atMost, Duration pause) {
        this.atMost = atMost;
        this.pause = pause;
    }

    /** The same, for what has no result. */
    void run(Runnable work) {
        until(() -> {
            work.run();
            return this;
        });
    }

    /**
     * Does what may be repeated, until it succeeds.
     *
     * @throws MigrationFailure if it takes too long
     */
    <T> T until(Supplier<T> work) {
        var firstFailure = OptionalLong.empty();
        while (true) {
            try {
                return work.get();
            } catch (EventLogUnavailable | MongoException e) {
                var now = System.nanoTime();
                if (firstFailure.isEmpty()) {
                    firstFailure = OptionalLong.of(now);
                }
                if (now - firstFailure.getAsLong() >= atMost.toNanos()
                        || Thread.currentThread().isInterrupted()) {
                    throw new MigrationFailure(
                            MigrationFailure.Code.MIGRATION_INTERRUPTED,
                            "A server did not answer for " + atMost.toSeconds() + " s (" + e.getMessage()
                                    + "); when it is back, run the same command again, which goes on from where it is",
                            e);
                }
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }
}
