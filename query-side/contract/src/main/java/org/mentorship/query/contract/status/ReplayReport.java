package org.mentorship.query.contract.status;

import java.time.Duration;

/**
 * What became of a replay.
 *
 * @param events that were folded
 * @param streams that they belong to
 * @param took from the first read to the last fold
 */
public record ReplayReport(long events, long streams, Duration took) {

    /** 0 if there was nothing to fold. */
    public double eventsPerSecond() {
        return took.isZero() ? 0 : events * 1e9 / took.toNanos();
    }
}
