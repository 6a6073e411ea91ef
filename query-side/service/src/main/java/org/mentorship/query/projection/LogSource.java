package org.mentorship.query.projection;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event log as a source for Axon's pooled processor: payloads are {@link StoredEvent}s, tokens are positions. The
 * processor is told as soon as there is more; Axon's embedded event store does not tell it, so that it would look twice a
 * second only (see {@code Coordinator} of Axon 4.13).
 */
final class LogSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(LogSource.class);
    private static final int FETCHED_AT_ONCE = 500;

    private final EventLog log;
    private final Set<LogStream> open = ConcurrentHashMap.newKeySet();
    private @Nullable AutoCloseable following;

    LogSource(EventLog log) {
        this.log = log;
    }

    /**
     * From now on the processors are told of what is appended: by the log itself, or else by the event store of this
     * process. May be repeated.
     */
    synchronized void follow(Supplier<EventStore> eventStore) {
        if (following == null) {
            following = log.follow(this::ring).orElseGet(() -> listenTo(eventStore.get()));
        }
    }

    synchronized void stop() {
        var ended = following;
        following = null;
        if (ended != null) {
            try {
                ended.close();
            } catch (Exception e) {
                LOG.debug("The log cannot be told that nobody listens any more", e);
            }
        }
    }

    private AutoCloseable listenTo(EventStore eventStore) {
        return eventStore.subscribe(_ -> {
            if (CurrentUnitOfWork.isStarted()) {
                CurrentUnitOfWork.get().afterCommit(_ -> ring());
            } else {
                ring();
            }
        });
    }

    static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        var stream = new LogStream(token == null ? 0 : token.position().orElse(-1) + 1);
        open.add(stream);
        return stream;
    }

    @Override
    public TrackingToken createTailToken() {
        return token(-1);
    }

    @Override
    public TrackingToken createHeadToken() {
        return token(head());
    }

    /** Position of the last event; −1 for none. */
    long head() {
        return log.head();
    }

    private void ring() {
        open.forEach(LogStream::ring);
    }

    private static TrackedEventMessage<?> message(StoredEvent event) {
        var message = new GenericEventMessage<>(event.eventId(), event, MetaData.emptyInstance(), event.recordedAt());
        return new GenericTrackedEventMessage<>(token(event.position()), message);
    }

    /** Reads on from a position. Used by one thread; rung by others. */
    private final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

        private final Queue<StoredEvent> fetched = new ArrayDeque<>();
        private final Semaphore bell = new Semaphore(0);
        private long next;
        private volatile Runnable whenMore = () -> {};

        private LogStream(long next) {
            this.next = next;
        }

        private void ring() {
            bell.release();
            whenMore.run();
        }

        private void fetch() {
            for (var event : log.read(next, FETCHED_AT_ONCE)) {
                fetched.add(event);
                next = event.position() + 1;
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return hasNextAvailable() ? Optional.ofNullable(fetched.peek()).map(LogSource::message) : Optional.empty();
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
            return message(fetched.remove());
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
