package org.mentorship.query.projection;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.SpanFactory;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.mongo.BegunBatches;
import org.mentorship.query.mongo.QueryProcesses;
import org.mentorship.query.mongo.ReadStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the read models up to date: builds them if they are not there, then follows the log. On a server, where several
 * processes share them, one builds, and then each takes its part of the segments.
 */
final class ReadModelProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelProcessor.class);
    private static final int START_AGAIN_SECONDS = 2;
    private static final int LOOK_AGAIN_SECONDS = 1;
    private static final String OF_ANOTHER_SHAPE =
            "Processes of another version, or with another number of segments, still use the read models; they are built anew"
                    + " when those have ended";

    private static final String AN_ERROR = "A batch could not be projected because of an error of the machine";

    private final ReadStore store;
    private final TokenStore tokens;
    private final LogSource source;
    private final Rebuild rebuild;
    private final List<Projection> projections;
    private final ReadModels status;
    private final UpdateAnnouncer announcer;
    private final WhileWhole whileWhole;
    private final ReadModelMarker marker;
    private final QueryProcesses processes;
    private final BuildClaims claims;
    private final BegunBatches batches;
    private final SameLog sameLog;
    private final List<Follower> followers = new ArrayList<>();
    private volatile @Nullable ScheduledExecutorService starter;
    private volatile SpanFactory spans = NoOpSpanFactory.INSTANCE;

    ReadModelProcessor(
            ReadStore store,
            ReadModelMarker marker,
            TokenStore tokens,
            LogSource source,
            Rebuild rebuild,
            List<Projection> projections,
            ReadModels status,
            UpdateAnnouncer announcer,
            WhileWhole whileWhole) {
        this.store = store;
        this.tokens = tokens;
        this.source = source;
        this.rebuild = rebuild;
        this.projections = projections;
        this.status = status;
        this.announcer = announcer;
        this.whileWhole = whileWhole;
        this.marker = marker;
        this.processes = store.processes();
        this.claims = new BuildClaims(store.database(), System::nanoTime);
        this.batches = store.begunBatches();
        this.sameLog = new SameLog(source.log(), this::known, ReadModelProcessor::untilNextLook);
    }

    /** What the read models may know of the log. */
    private List<GlobalSequenceTrackingToken> known() {
        var known = new ArrayList<>(status.tokens());
        known.addAll(batches.ends());
        return known;
    }

    /**
     * Builds the read models if need be, which takes its time, and follows the log from there. A server that is not there
     * yet is waited for in the background; whatever else fails is tried again there too, and health tells.
     *
     * @param eventStore of this process; asked for only if the log does not tell by itself what is appended
     */
    void start(Supplier<EventStore> eventStore, SpanFactory spanFactory) {
        spans = spanFactory;
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("read-models-start").daemon().factory());
        starter = thread;
        if (store.isEmbedded()) {
            tryToStart(eventStore);
        } else {
            thread.execute(() -> tryToStart(eventStore));
        }
    }

    private void tryToStart(Supplier<EventStore> eventStore) {
        Runnable next = () -> tryToStart(eventStore);
        var seconds = START_AGAIN_SECONDS;
        try {
            source.follow(eventStore);
            var generation = buildAndFollow();
            if (generation.isPresent()) {
                next = store.isEmbedded() ? () -> {} : () -> watch(eventStore, generation.get());
                seconds = LOOK_AGAIN_SECONDS;
            }
        } catch (Throwable e) { // an Error, too, which would end this thread without a word
            tell(e);
        } finally {
            again(next, seconds);
        }
    }

    private void tell(Throwable failure) {
        if (failure instanceof RuntimeException) {
            LOG.warn("The read models cannot be started yet: {}", failure.getMessage());
        } else {
            LOG.error("The read models cannot be started yet", failure);
        }
        status.failed(failure);
    }

    /** Which generation is followed now; empty while another process builds. */
    private synchronized Optional<String> buildAndFollow() {
        var generation = whole().or(this::buildIfOthersLet);
        if (generation.isEmpty()) {
            status.waiting();
            return generation;
        }
        if (!isAloneThere(generation.get())) {
            return Optional.empty(); // lost again already
        }
        var begun = false;
        processes.follow(marker.shape());
        try {
            prepareBatches();
            whileWhole.begin(generation.get());
            for (var projection : projections) {
                projection.work().released(); // of what it had at hand of another generation
                var follower = new Follower(watched(projection, generation.get()), source, tokens, this::share);
                followers.add(follower);
                follower.start();
            }
            begun = true;
        } finally {
            if (!begun) {
                closeFollowers();
            }
        }
        status.following();
        return generation;
    }

    private void closeFollowers() {
        followers.forEach(Follower::close);
        followers.clear();
    }

    /** On a server the read models may be lost, or be taken for others, while they are followed. */
    private void watch(Supplier<EventStore> eventStore, String generation) {
        Runnable next = () -> watch(eventStore, generation);
        try {
            if (!marker.generation().equals(Optional.of(generation)) || !haveTokens() || isAnotherLog()) {
                LOG.warn("The read models are no longer those that were followed; they are looked for, or built anew");
                whileWhole.end();
                status.waiting();
                synchronized (this) {
                    closeFollowers();
                }
                next = () -> tryToStart(eventStore);
            } else {
                status.lookAtSegments();
                status.watched();
            }
        } catch (MongoException e) {
            LOG.debug("Whether the read models are whole cannot be asked now", e);
        } catch (Throwable e) { // an Error, too, which would end this thread without a word
            LOG.error("It is not known whether the read models are whole", e);
            status.failed(e);
        } finally {
            again(next, LOOK_AGAIN_SECONDS);
        }
    }

    /** A log that is away is looked at again; what is read from it meanwhile fails by itself. */
    private boolean isAnotherLog() {
        try {
            return sameLog.isAnother();
        } catch (EventLogUnavailable e) {
            LOG.debug("Whether the log is still the one that was read cannot be asked now", e);
            return false;
        }
    }

    /** Where a projection is, is lost with its tokens: nobody would follow, nor know it. */
    private boolean haveTokens() {
        return projections.stream()
                .allMatch(projection -> tokens.fetchSegments(projection.name()).length == projection.segments());
    }

    private void again(Runnable task, int seconds) {
        var thread = starter;
        if (thread != null && !thread.isShutdown()) {
            try {
                thread.schedule(task, seconds, TimeUnit.SECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("The process stops", e);
            }
        }
    }

    private int share(int segments) {
        return store.isEmbedded() ? segments : processes.share(segments);
    }

    /** The generation that is whole, in the shape of this version, with which this process then works; empty if there is none. */
    private Optional<String> whole() {
        var ready = marker.generation();
        ready.ifPresent(store.collections()::use);
        return ready.filter(_ -> haveTokens() && !sameLog.isAnother());
    }

    /**
     * Throws away what there is of other generations, and says whether this one is still the latest; otherwise nothing is
     * thrown away. They are listed before the marker is asked: what others begin later is not in the list, however long
     * this process is held up with it.
     */
    private boolean isAloneThere(String generation) {
        var others = store.collections().others();
        if (!marker.isLatest(generation)) {
            return false;
        }
        store.collections().drop(others);
        return true;
    }

    private Optional<String> buildIfOthersLet() {
        if (marker.isReadyInAnotherShape()) {
            processes.followNoLonger();
        }
        requireNoOtherShape();
        return build();
    }

    /** Read models that others follow, or have lost just now, are not taken from them by who comes with another shape. */
    private void requireNoOtherShape() {
        if (!store.isEmbedded() && !processes.mayHave(marker.shape())) {
            throw new IllegalStateException(OF_ANOTHER_SHAPE);
        }
    }

    /** Which generation is whole then; empty while another process builds. In memory there is no other process. */
    private Optional<String> build() {
        if (store.isEmbedded()) {
            return Optional.of(build(() -> {}));
        }
        var claimed = claims.claim();
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        try (var claim = claimed.get()) {
            return whole().or(() -> Optional.of(build(claim)));
        }
    }

    private String build(BuildRight right) {
        var generation = marker.building(right);
        awaitNobodyAnswers();
        requireNoOtherShape();
        processes.follow(marker.shape());
        right.requireHeld();
        store.collections().use(generation);
        if (!isAloneThere(generation)) {
            throw new ReadModelsNotWhole();
        }
        var position = rebuild.run(shown(right));
        right.requireHeld();
        initializeTokens();
        status.built(position);
        marker.ready(generation);
        return generation;
    }

    private void initializeTokens() {
        if (tokens instanceof MongoTokenStore inMongo) {
            inMongo.ensureIndexes();
        }
        for (var projection : projections) {
            tokens.initializeTokenSegments(projection.name(), projection.segments(), rebuild.reached());
        }
    }

    /** While it builds, this process has no part in the projecting, and yet is there. */
    private BuildRight shown(BuildRight right) {
        return store.isEmbedded()
                ? right
                : new BuildRight() {
                    @Override
                    public void requireHeld() {
                        right.requireHeld();
                    }

                    @Override
                    public void requireNotLost() {
                        processes.goOn();
                        right.requireNotLost();
                    }
                };
    }

    private static void untilNextLook() {
        pause(Duration.ofSeconds(LOOK_AGAIN_SECONDS));
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The process stops", e);
        }
    }

    /** Processes that knew the read models to be whole answer from them for a moment more. */
    private void awaitNobodyAnswers() {
        if (!store.isEmbedded()) {
            pause(Generations.KNOWN_FOR);
        }
    }

    /** How many segments of all projections this process has now. */
    synchronized int segments() {
        return followers.stream().mapToInt(Follower::segments).sum();
    }

    void stop() {
        var starting = starter;
        if (starting != null) {
            starting.shutdownNow();
        }
        stopFollowing();
        source.stop();
        status.stopped();
    }

    private synchronized void stopFollowing() {
        closeFollowers();
        if (!store.isEmbedded()) {
            try {
                processes.leave();
            } catch (RuntimeException e) {
                LOG.debug("The others will notice by themselves that this process has gone", e);
            }
        }
    }

    private void requireWhole(String generation) {
        if (!store.isEmbedded() && !marker.generation().equals(Optional.of(generation))) {
            throw new ReadModelsNotWhole();
        }
    }

    private void prepareBatches() {
        if (!store.isEmbedded()) {
            batches.prepare(status.tokens().stream()
                    .mapToLong(GlobalSequenceTrackingToken::getGlobalIndex)
                    .min()
                    .orElse(-1));
        }
    }

    /** What is written outlives this process, which may end before its token tells of it. */
    private void begin(Projection projection, StoredEvent last) {
        if (!store.isEmbedded()) {
            batches.begin(projection.name(), last);
        }
    }

    /**
     * Tells health and followers what became of each batch. A batch holds events of many traces, so it is a trace of its
     * own, which says where in the log it is.
     *
     * @param generation what is followed; nothing is written into another one, or where it was before it was lost
     */
    private Projection watched(Projection projection, String generation) {
        var work = projection.work();
        return new Projection(projection.name(), projection.segments(), new ProjectionInvoker.Work() {
            @Override
            public void project(List<StoredEvent> batch) {
                var last = batch.getLast();
                try {
                    spans.createRootTrace(() -> "projection " + projection.name())
                            .addAttribute("mentorship.events", Integer.toString(batch.size()))
                            .addAttribute("mentorship.position", Long.toString(last.position()))
                            .run(() -> projectBatch(batch, last));
                } catch (RuntimeException e) {
                    status.failed(projection.name(), e, last.position());
                    throw e;
                } catch (Error e) { // Axon's processor tries again after an exception, and stands still after an Error
                    status.failed(projection.name(), e, last.position());
                    throw new IllegalStateException(AN_ERROR, e);
                }
            }

            private void projectBatch(List<StoredEvent> batch, StoredEvent last) {
                requireWhole(generation);
                begin(projection, last);
                work.project(batch);
                status.projected(projection.name(), last.position());
                announcer.projected(last.position());
            }

            @Override
            public void released() {
                work.released();
            }
        });
    }
}
