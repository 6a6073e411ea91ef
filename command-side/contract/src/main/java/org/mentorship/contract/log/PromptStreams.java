package org.mentorship.contract.log;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Streams of events for Axon's pooled processors, which are told as soon as there is more. Axon's embedded event store does
 * not tell them, so that they would look twice a second only (see {@code Coordinator} of Axon 4.13).
 */
public final class PromptStreams {

    /** Reads what comes next. */
    @FunctionalInterface
    public interface Reading {

        /** Hands over the first events after a position, or of all, in order; none if there are none now. */
        void after(@Nullable TrackingToken position, Consumer<TrackedEventMessage<?>> next);
    }

    private final Reading reading;
    private final Set<PromptStream> open = ConcurrentHashMap.newKeySet();

    public PromptStreams(Reading reading) {
        this.reading = reading;
    }

    /** A stream from a position on, or from the beginning. */
    public BlockingStream<TrackedEventMessage<?>> open(@Nullable TrackingToken position) {
        var stream = new PromptStream(position);
        open.add(stream);
        return stream;
    }

    /** Says that there is more. */
    public void ring() {
        open.forEach(PromptStream::ring);
    }

    /** Used by one thread; rung by others. */
    private final class PromptStream implements BlockingStream<TrackedEventMessage<?>> {

        private final Queue<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
        private final Semaphore bell = new Semaphore(0);
        private @Nullable TrackingToken position;
        private volatile Runnable whenMore = () -> {};

        private PromptStream(@Nullable TrackingToken position) {
            this.position = position;
        }

        private void ring() {
            bell.release();
            whenMore.run();
        }

        private void fetch() {
            reading.after(position, event -> {
                fetched.add(event);
                position = event.trackingToken();
            });
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
