package org.mentorship.query.projection;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.SpanFactory;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.query.log.StoredEvent;
import org.mentorship.query.mongo.ReadStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the read models up to date: builds them if they are not there, then follows the log by Axon's pooled processor. A
 * batch that fails is tried again, after 1, 2, 4 … 60 seconds; nothing is skipped.
 */
final class ReadModelProcessor implements ProjectionInvoker.Work {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelProcessor.class);
    private static final int BATCH = 500;
    private static final int START_AGAIN_SECONDS = 2;
    private static final int SEGMENTS = 1;
    /** A failed batch is not tried again before the segment is claimed again; Axon's default is five seconds. */
    private static final long CLAIM_INTERVAL_MS = 1_000;

    private final ReadStore store;
    private final TokenStore tokens;
    private final LogSource source;
    private final Rebuild rebuild;
    private final BatchProjector projector;
    private final Repositories repositories;
    private final ReadModels status;
    private final UpdateAnnouncer announcer;
    private final ReadModelMarker marker;
    private volatile @Nullable ScheduledExecutorService starter;
    private volatile SpanFactory spans = NoOpSpanFactory.INSTANCE;
    private @Nullable PooledStreamingEventProcessor processor;
    private @Nullable ScheduledExecutorService coordinator;
    private @Nullable ScheduledExecutorService worker;

    ReadModelProcessor(
            ReadStore store,
            TokenStore tokens,
            LogSource source,
            Rebuild rebuild,
            BatchProjector projector,
            Repositories repositories,
            ReadModels status,
            UpdateAnnouncer announcer) {
        this.store = store;
        this.tokens = tokens;
        this.source = source;
        this.rebuild = rebuild;
        this.projector = projector;
        this.repositories = repositories;
        this.status = status;
        this.announcer = announcer;
        this.marker = new ReadModelMarker(store.database());
    }

    /**
     * Builds the read models if need be, which takes its time, and follows the log from there. A MongoDB that is not
     * there yet is waited for in the background; whatever else fails is tried again there too, and health tells.
     */
    void start(EventStore eventStore, SpanFactory spanFactory) {
        spans = spanFactory;
        source.listenTo(eventStore);
        var thread = thread("start");
        starter = thread;
        if (store.isEmbedded()) {
            tryToStart();
        } else {
            thread.execute(this::tryToStart);
        }
    }

    private void tryToStart() {
        try {
            buildAndFollow();
        } catch (RuntimeException e) {
            LOG.warn("The read models cannot be started yet: {}", e.getMessage());
            status.failed(e);
            schedule(starter);
        }
    }

    private void schedule(@Nullable ScheduledExecutorService thread) {
        if (thread != null && !thread.isShutdown()) {
            thread.schedule(this::tryToStart, START_AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private synchronized void buildAndFollow() {
        if (tokens instanceof MongoTokenStore inMongo) {
            inMongo.ensureIndexes();
        }
        if (!marker.isReady() || isOfAnotherLog()) {
            build();
        }
        // In memory nobody else can write; elsewhere that is so from the first batch until the segment is let go.
        repositories.owned(store.isEmbedded());
        status.following(projector.position());
        follow();
    }

    /** Read models that have seen more than there is would skip what comes: the log was restored from a backup. */
    private boolean isOfAnotherLog() {
        var position = projector.position();
        var head = source.head();
        if (position > head) {
            LOG.warn(
                    "The read models know events up to {}, but the log ends at {}: building them anew", position, head);
        }
        return position > head;
    }

    private void build() {
        marker.building();
        for (var segment : tokens.fetchSegments(ReadModels.NAME)) {
            tokens.fetchToken(ReadModels.NAME, segment);
            tokens.deleteToken(ReadModels.NAME, segment);
        }
        var position = rebuild.run();
        tokens.initializeTokenSegments(ReadModels.NAME, SEGMENTS, LogSource.token(position));
        marker.ready();
    }

    private void follow() {
        var coordinatorThread = thread("coordinator");
        var workerThread = thread("worker");
        coordinator = coordinatorThread;
        worker = workerThread;
        var started = PooledStreamingEventProcessor.builder()
                .name(ReadModels.NAME)
                .eventHandlerInvoker(new ProjectionInvoker(this))
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(source)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinatorThread)
                .workerExecutor(workerThread)
                .initialSegmentCount(SEGMENTS)
                .batchSize(BATCH)
                .tokenClaimInterval(CLAIM_INTERVAL_MS)
                // Axon's default is the clock of the events, which may stand still.
                .clock(ServiceClock.machine())
                .build();
        processor = started;
        started.start();
    }

    void stop() {
        var starting = starter;
        if (starting != null) {
            starting.shutdownNow();
        }
        shutDownProcessor();
        status.stopped();
    }

    private synchronized void shutDownProcessor() {
        if (processor != null) {
            processor.shutDown();
        }
        if (coordinator != null) {
            coordinator.shutdown();
        }
        if (worker != null) {
            worker.shutdown();
        }
    }

    /** A batch holds events of many traces, so it is a trace of its own, which says where in the log it is. */
    @Override
    public void project(List<StoredEvent> batch) {
        spans.createRootTrace(() -> "projection " + ReadModels.NAME)
                .addAttribute("mentorship.events", Integer.toString(batch.size()))
                .addAttribute(
                        "mentorship.position", Long.toString(batch.getLast().position()))
                .run(() -> projectBatch(batch));
    }

    private void projectBatch(List<StoredEvent> batch) {
        repositories.owned(true);
        try {
            projector.project(batch);
            status.projected(batch.getLast().position());
        } catch (RuntimeException e) {
            status.failed(e);
            throw e;
        }
        announcer.projected(batch.getLast().position());
    }

    @Override
    public void released() {
        if (!store.isEmbedded()) {
            repositories.owned(false);
        }
        projector.forget();
    }

    private static ScheduledExecutorService thread(String role) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(ReadModels.NAME + "-" + role).daemon().factory());
    }
}
