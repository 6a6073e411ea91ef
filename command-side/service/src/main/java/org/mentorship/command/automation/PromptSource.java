package org.mentorship.command.automation;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The log for a pooled processor, which is told as soon as there is more. Axon's embedded event store does not tell it, so
 * that it would look twice a second only (see {@code Coordinator} of Axon 4.13).
 */
final class PromptSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final int FETCHED_AT_ONCE = 256;

    private final EventStorageEngine engine;
    private final Set<LogStream> open = ConcurrentHashMap.newKeySet();

    PromptSource(EventStorageEngine engine, EventStore eventStore) {
        this.engine = engine;
        eventStore.subscribe(_ -> {
            if (CurrentUnitOfWork.isStarted()) {
                CurrentUnitOfWork.get().afterCommit(_ -> open.forEach(LogStream::ring));
            }
        });
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
        var stream = new LogStream(position);
        open.add(stream);
        return stream;
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    /** Reads on from a position. Used by one thread; rung by others. */
    private final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

        private final Queue<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
        private final Semaphore bell = new Semaphore(0);
        private @Nullable TrackingToken position;
        private volatile Runnable whenMore = () -> {};

        private LogStream(@Nullable TrackingToken position) {
            this.position = position;
        }

        private void ring() {
            bell.release();
            whenMore.run();
        }

        private void fetch() {
            try (var events = engine.readEvents(position, false)) {
                events.limit(FETCHED_AT_ONCE).forEach(event -> {
                    fetched.add(event);
                    position = event.trackingToken();
                });
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return hasNextAvailable() ? Optional.ofNullable(fetched.peek()) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (fetched.isEmpty()) {
                bell.drainPermits();
                fetch();
            }
            if (fetched.isEmpty() && timeout > 0 && bell.tryAcquire(timeout, unit)) {
                fetch();
            }
            return !fetched.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                Thread.onSpinWait();
            }
            return fetched.remove();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            whenMore = callback;
            return true;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }
}
