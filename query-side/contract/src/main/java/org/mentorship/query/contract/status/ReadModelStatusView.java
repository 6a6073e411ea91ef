package org.mentorship.query.contract.status;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far one read model is.
 *
 * @param position of the last event seen, −1 for none
 * @param head position of the last event in the log, −1 for none
 * @param eventsPerSecond rate of the running or last rebuild
 * @param timeLeft of the running rebuild
 * @param error why it does not move, if it does not, or which views cannot be stored
 */
public record ReadModelStatusView(
        String name,
        State state,
        long position,
        long head,
        double eventsPerSecond,
        @Nullable Duration timeLeft,
        @Nullable String error) {

    /** What the read model is doing. */
    public enum State {
        /** Not started yet. */
        STOPPED,
        /** Folding the log from the start; answers may be incomplete. */
        REBUILDING,
        /** Following the log. */
        LIVE,
        /** Following the log, but for views that cannot be stored; these are out of date, or missing. */
        DEGRADED,
        /** An event cannot be handled; it is tried again, and the model stands still until it can. */
        FAILING
    }

    /** Events in the log that have not been seen. */
    public long lag() {
        return head - position;
    }
}
