package org.mentorship.query.projection;

import java.util.List;
import java.util.function.Consumer;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.timeline.TimelineIndex;

/**
 * For the one writer of the index: every event comes to it, in the order of the log. Events that the index has not seen when
 * a later one comes were lost on the way here: they are taken from the log.
 */
final class Gaps {

    private static final int PAGE = 500;
    private static final long UNKNOWN = -2;

    private final EventLog log;
    private final TimelineIndex index;
    private long indexed = UNKNOWN;

    Gaps(EventLog log, TimelineIndex index) {
        this.log = log;
        this.index = index;
    }

    /** Hands over all that is missing before these events, and then these; what fails may be repeated. */
    void project(List<StoredEvent> events, Consumer<List<StoredEvent>> apply) {
        if (events.isEmpty()) {
            return;
        }
        var projected = false;
        try {
            fillBefore(events.getFirst().position(), apply);
            projectNext(events, apply);
            projected = true;
        } finally {
            if (!projected) {
                release();
            }
        }
    }

    private void fillBefore(long position, Consumer<List<StoredEvent>> apply) {
        if (indexed == UNKNOWN) {
            indexed = index.head();
        }
        while (indexed + 1 < position) {
            var missing = log.read(indexed + 1, (int) Math.min(PAGE, position - indexed - 1));
            if (missing.isEmpty()) {
                throw new IllegalStateException("The log has no event at position " + (indexed + 1));
            }
            projectNext(missing, apply);
        }
    }

    private void projectNext(List<StoredEvent> events, Consumer<List<StoredEvent>> apply) {
        apply.accept(events);
        indexed = Math.max(indexed, events.getLast().position());
    }

    /** Another process may write from now on. */
    void release() {
        indexed = UNKNOWN;
        index.release();
    }
}
