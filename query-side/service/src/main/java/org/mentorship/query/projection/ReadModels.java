package org.mentorship.query.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.log.EventLog;
import org.mentorship.query.log.EventLogUnavailable;

/** How far the read models are; for health, metrics and the query of the same name. */
public final class ReadModels {

    /** The one processor behind all views and the timeline. */
    public static final String NAME = "read-models";

    private final EventLog log;
    private final RebuildProgress rebuild;
    private volatile boolean live;
    private volatile long position = -1;
    private volatile @Nullable Throwable error;

    ReadModels(EventLog log, RebuildProgress rebuild) {
        this.log = log;
        this.rebuild = rebuild;
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
                failure == null ? null : text(failure)));
    }

    /** Whether answers are up to date but for the lag: not stopped, not rebuilding, not failing. */
    public boolean isLive() {
        return state() == State.LIVE;
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
        return live ? State.LIVE : State.STOPPED;
    }

    private long head() {
        try {
            return log.head();
        } catch (EventLogUnavailable e) {
            return position;
        }
    }

    private static String text(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
