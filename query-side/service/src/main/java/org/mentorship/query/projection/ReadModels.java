package org.mentorship.query.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.log.EventLog;
import org.mentorship.query.log.EventLogUnavailable;
import org.mentorship.query.log.StoredEvent;
import org.mentorship.query.mongo.Parked;

/** How far the read models are; for health, metrics and the query of the same name. */
public final class ReadModels {

    /** The one processor behind all views and the timeline. */
    public static final String NAME = "read-models";

    private final EventLog log;
    private final RebuildProgress rebuild;
    private final Parked parked;
    private volatile boolean live;
    private volatile long position = -1;
    private volatile @Nullable Throwable error;

    ReadModels(EventLog log, RebuildProgress rebuild, Parked parked) {
        this.log = log;
        this.rebuild = rebuild;
        this.parked = parked;
    }

    public List<ReadModelStatusView> status() {
        var failure = error;
        var head = head();
        return List.of(new ReadModelStatusView(
                NAME,
                state(),
                Math.min(rebuild.isRunning() ? rebuild.position() : position, head),
                head,
                rebuild.eventsPerSecond(),
                rebuild.timeLeft(),
                failure == null ? parked.first().map(this::text).orElse(null) : text(failure)));
    }

    /** How many views cannot be stored. */
    public int parked() {
        return parked.size();
    }

    /** When the oldest event that is not in the read models was recorded; empty if there is none. */
    public Optional<Instant> oldestUnseen() {
        var next = (rebuild.isRunning() ? rebuild.position() : position) + 1;
        return log.read(next, 1).stream().map(StoredEvent::recordedAt).findFirst();
    }

    void following(long from) {
        position = from;
        live = true;
        error = null;
    }

    void projected(long upTo) {
        position = Math.max(position, upTo);
        error = null;
    }

    void failed(Throwable failure) {
        error = failure;
    }

    void stopped() {
        live = false;
    }

    private State state() {
        if (error != null) {
            return State.FAILING;
        }
        if (rebuild.isRunning()) {
            return State.REBUILDING;
        }
        if (!live) {
            return State.STOPPED;
        }
        return parked.size() == 0 ? State.LIVE : State.DEGRADED;
    }

    private long head() {
        try {
            return log.head();
        } catch (EventLogUnavailable e) {
            return position;
        }
    }

    private String text(Parked.View view) {
        return "%d views cannot be stored, among them %s at version %d: %s"
                .formatted(parked.size(), view.id(), view.version(), view.error());
    }

    private static String text(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
