package org.mentorship.query.projection;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.mongo.Parked;
import org.mentorship.query.mongo.SegmentClaim;

/** How far the read models are; for health, metrics and the query of the same name. */
public final class ReadModels {

    /** The projection of all views; in memory, of the timeline as well. */
    public static final String NAME = "read-models";

    /** The projection of the timeline, where several processes share the views. */
    static final String TIMELINE = "timeline";

    /** Of a failure that is not over with an event. */
    private static final long WHATEVER_COMES = Long.MAX_VALUE;

    private final EventLog log;
    private final RebuildProgress rebuild;
    private final Parked parked;
    private final List<String> projections;
    private final Progress progress;
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Map<String, Long> abandoned = new ConcurrentHashMap<>();
    private final SegmentWatch segments = new SegmentWatch(ServiceClock.machine());
    private volatile boolean live;
    private volatile boolean waiting;

    /**
     * What stopped a projection.
     *
     * @param position once the projection has come so far, in whichever process, it is over
     */
    private record Failure(Throwable cause, long position) {}

    /** Where it is known how far a projection is, in whichever process. */
    interface Progress {
        long of(String projection);

        /** How far the part of it is that is farthest. */
        long farthest(String projection);

        /** Who has its segments; nobody needs to tell where there is one process. */
        List<SegmentClaim> claims(String projection);

        /** All up to here was projected in this process. */
        void projected(String projection, long position);
    }

    ReadModels(EventLog log, RebuildProgress rebuild, Parked parked, List<String> projections, Progress progress) {
        this.log = log;
        this.rebuild = rebuild;
        this.parked = parked;
        this.projections = projections;
        this.progress = progress;
    }

    /** One for each projection. */
    public List<ReadModelStatusView> status() {
        return projections.stream().map(this::status).toList();
    }

    private ReadModelStatusView status(String projection) {
        Throwable failure = null;
        var position = -1L;
        try {
            position = rebuild.isRunning() ? rebuild.position() : progress.of(projection);
            failure = failureBeyond(projection, position);
        } catch (RuntimeException e) {
            failure = e;
        }
        var head = head(position);
        return new ReadModelStatusView(
                projection,
                state(failure),
                Math.min(position, head),
                head,
                rebuild.eventsPerSecond(),
                rebuild.timeLeft(),
                failure == null ? parked.first().map(this::text).orElse(null) : text(failure));
    }

    private @Nullable Throwable failureBeyond(String projection, long position) {
        var failure = failures.computeIfPresent(projection, (_, known) -> known.position() <= position ? null : known);
        if (failure != null) {
            return failure.cause();
        }
        var segmentsOfNobody = abandoned.getOrDefault(projection, 0L);
        return segmentsOfNobody == 0
                ? null
                : new IllegalStateException("No process projects %d of the segments".formatted(segmentsOfNobody));
    }

    /** How far any part of a projection has come; −1 if it was never begun. */
    long farthest(String projection) {
        return progress.farthest(projection);
    }

    /** Looks whether each segment is projected by some process; to be done every second while they are followed. */
    void lookAtSegments() {
        projections.forEach(
                projection -> abandoned.put(projection, segments.abandoned(projection, progress.claims(projection))));
    }

    /** Built by this process. */
    void built(long upTo) {
        projections.forEach(projection -> progress.projected(projection, upTo));
    }

    /** How many views cannot be stored. */
    public int parked() {
        return parked.size();
    }

    /** When the oldest event that is not in the read models was recorded; empty if there is none. */
    public Optional<Instant> oldestUnseen() {
        var next = worst().position() + 1;
        return log.read(next, 1).stream().map(StoredEvent::recordedAt).findFirst();
    }

    /** The one that is in the worst state, or else the furthest behind. */
    public ReadModelStatusView worst() {
        return status().stream()
                .max(Comparator.comparingInt((ReadModelStatusView model) -> severity(model.state()))
                        .thenComparingLong(ReadModelStatusView::lag))
                .orElseThrow();
    }

    private static int severity(State state) {
        return switch (state) {
            case LIVE -> 0;
            case DEGRADED -> 1;
            case REBUILDING, STOPPED -> 2;
            case FAILING -> 3;
        };
    }

    void following() {
        live = true;
        waiting = false;
        failures.clear();
        abandoned.clear();
    }

    /** They are not whole; this process or another one builds them. */
    void waiting() {
        waiting = true;
        failures.clear();
        abandoned.clear();
    }

    void projected(String projection, long upTo) {
        progress.projected(projection, upTo);
    }

    /** @param position of the last event of what failed */
    void failed(String projection, Throwable cause, long position) {
        failures.put(projection, new Failure(cause, position));
    }

    /** Nothing could be begun. */
    void failed(Throwable cause) {
        projections.forEach(projection -> failed(projection, cause, WHATEVER_COMES));
    }

    /** That they are followed was seen again: what could not be begun or seen before is over. */
    void watched() {
        failures.values().removeIf(failure -> failure.position() == WHATEVER_COMES);
    }

    void stopped() {
        live = false;
    }

    private State state(@Nullable Throwable failure) {
        if (failure != null) {
            return State.FAILING;
        }
        if (rebuild.isRunning() || waiting) {
            return State.REBUILDING;
        }
        if (!live) {
            return State.STOPPED;
        }
        return parked.size() == 0 ? State.LIVE : State.DEGRADED;
    }

    private long head(long position) {
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

    /** The progress of read models in memory. */
    static final class OfThisProcess implements Progress {

        private final Map<String, Long> positions = new ConcurrentHashMap<>();

        @Override
        public long of(String projection) {
            return positions.getOrDefault(projection, -1L);
        }

        @Override
        public long farthest(String projection) {
            return of(projection);
        }

        @Override
        public List<SegmentClaim> claims(String projection) {
            return List.of();
        }

        @Override
        public void projected(String projection, long position) {
            positions.merge(projection, position, Math::max);
        }
    }
}
