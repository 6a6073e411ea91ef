package org.mentorship.query.projection;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
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

    /** How many projections there are at most. */
    static final int MOST = 2;

    private final EventLog log;
    private final RebuildProgress rebuild;
    private final Parked parked;
    private final List<String> projections;
    private final Progress progress;
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Map<String, Long> abandoned = new ConcurrentHashMap<>();
    private final SegmentWatch segments = new SegmentWatch(ServiceClock.machine());
    private volatile @Nullable Throwable unseen;
    private volatile boolean live;
    private volatile boolean waiting;

    /**
     * What stopped a projection.
     *
     * @param position once the projection has come so far, in whichever process, it is over
     */
    private record Failure(Throwable cause, long position) {

        /** Also where the log ends before it now, having lost its end: what fails still is told anew. */
        boolean isOver(long projected, OptionalLong head) {
            return position <= projected || (head.isPresent() && head.getAsLong() < position);
        }
    }

    /** Where it is known how far a projection is, in whichever process. */
    interface Progress {
        long of(String projection);

        /** How far its parts are; none where nothing outlives the process. */
        List<GlobalSequenceTrackingToken> tokens(String projection);

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
        var head = OptionalLong.empty();
        try {
            position = rebuild.isRunning() ? rebuild.position() : progress.of(projection);
            head = head(); // after the position, which is not beyond it then
            failure = failure(projection, position, head);
        } catch (RuntimeException e) {
            failure = e;
        }
        return new ReadModelStatusView(
                projection,
                state(failure),
                position,
                head.orElse(position),
                rebuild.eventsPerSecond(),
                rebuild.timeLeft(),
                failure == null ? parked.first().map(this::text).orElse(null) : text(failure));
    }

    private @Nullable Throwable failure(String projection, long position, OptionalLong head) {
        var failure = failures.computeIfPresent(projection, (_, known) -> known.isOver(position, head) ? null : known);
        if (failure != null) {
            return failure.cause();
        }
        var segmentsOfNobody = abandoned.getOrDefault(projection, 0L);
        return segmentsOfNobody == 0
                ? unseen
                : new IllegalStateException("No process projects %d of the segments".formatted(segmentsOfNobody));
    }

    /** How far each part of the projections has come; none where nothing outlives the process. */
    List<GlobalSequenceTrackingToken> tokens() {
        return projections.stream()
                .flatMap(projection -> progress.tokens(projection).stream())
                .toList();
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
        unseen = null;
    }

    /** They are not whole; this process or another one builds them. */
    void waiting() {
        waiting = true;
        failures.clear();
        abandoned.clear();
        unseen = null;
    }

    void projected(String projection, long upTo) {
        progress.projected(projection, upTo);
    }

    /** @param position of the last event of what failed */
    void failed(String projection, Throwable cause, long position) {
        failures.put(projection, new Failure(cause, position));
    }

    /** Nothing could be begun, or it is not known whether it goes on. */
    void failed(Throwable cause) {
        unseen = cause;
    }

    /** That they are followed was seen again. What became of batches is another matter. */
    void watched() {
        unseen = null;
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

    /** Empty if it cannot be asked now. */
    private OptionalLong head() {
        try {
            return OptionalLong.of(log.head());
        } catch (EventLogUnavailable _) {
            return OptionalLong.empty();
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
        public List<GlobalSequenceTrackingToken> tokens(String projection) {
            return List.of();
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
