package org.mentorship.query.projection;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.mentorship.contract.log.ErrorsAsExceptions;
import org.mentorship.contract.time.ServiceClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log for one projection, by Axon's pooled processor. A batch that fails is tried again, after 1, 2, 4 … 60
 * seconds; nothing is skipped.
 */
final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int BATCH = 500;
    /** A failed batch is not tried again before the segment is claimed again; Axon's default is five seconds. */
    private static final long CLAIM_INTERVAL_MS = 1_000;

    private static final int MOST_THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PooledStreamingEventProcessor processor;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService workers;

    /** @param share how many of the segments this process may have now */
    Follower(Projection projection, LogSource source, TokenStore tokens, SegmentShare share) {
        coordinator = threads(projection.name() + "-coordinator", 1);
        workers = threads(projection.name() + "-worker", Math.min(projection.segments(), MOST_THREADS));
        processor = PooledStreamingEventProcessor.builder()
                .name(projection.name())
                .eventHandlerInvoker(new ProjectionInvoker(projection.work()))
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(ErrorsAsExceptions.of(source))
                .tokenStore(ErrorsAsExceptions.of(tokens))
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(projection.segments())
                .maxSegmentProvider(_ -> share.of(projection.segments()))
                .batchSize(BATCH)
                .tokenClaimInterval(CLAIM_INTERVAL_MS)
                .claimExtensionThreshold(CLAIM_INTERVAL_MS)
                // A batch may take longer than a claim lasts; the worker that is in it cannot extend it.
                .enableCoordinatorClaimExtension()
                // Axon's default is the clock of the events, which may stand still.
                .clock(ServiceClock.machine())
                .build();
    }

    /** How many of a projection's segments this process may have. */
    @FunctionalInterface
    interface SegmentShare {
        int of(int segments);
    }

    Follower start() {
        processor.start();
        return this;
    }

    int segments() {
        return processor.processingStatus().size();
    }

    /** Finishes the batch at hand, and lets go of the segments. */
    @Override
    public void close() {
        close(PATIENCE);
    }

    /** Axon's processor would be waited for without end where an Error has ended one of its tasks. */
    void close(Duration patience) {
        var hasEnded = processor
                .shutdownAsync()
                .copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, failure) -> failure == null)
                .join();
        if (hasEnded) {
            coordinator.shutdown();
            workers.shutdown();
        } else {
            LOG.warn("{} does not end by itself; what it is at is interrupted", processor.getName());
            coordinator.shutdownNow();
            workers.shutdownNow();
            workers.close(); // nobody begins another batch beside one that is still written
        }
    }

    private static ScheduledExecutorService threads(String name, int count) {
        return Executors.newScheduledThreadPool(
                count, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }
}
