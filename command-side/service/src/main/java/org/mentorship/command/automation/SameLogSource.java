package org.mentorship.command.automation;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventToken;
import org.mentorship.contract.log.LogChanged;

/**
 * The log of a cluster for a pooled processor. Tokens name their events, and each stream begins with the event that the
 * processor read last: a log that lost its end and has gone on has another one there, and is not read on.
 */
final class SameLogSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final LongConsumer whenChanged;

    /** @param whenChanged is told the position where another event is, from a thread that must not be kept */
    SameLogSource(StreamableMessageSource<TrackedEventMessage<?>> log, LongConsumer whenChanged) {
        this.log = log;
        this.whenChanged = whenChanged;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return token instanceof EventToken known
                ? new NamedEvents(log.openStream(new GlobalSequenceTrackingToken(known.getGlobalIndex() - 1)), known)
                : new NamedEvents(log.openStream(token), null);
    }

    @Override
    public TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    /** Used by one thread. */
    private final class NamedEvents implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private @Nullable EventToken known;

        NamedEvents(BlockingStream<TrackedEventMessage<?>> events, @Nullable EventToken known) {
            this.events = events;
            this.known = known;
        }

        private void requireKnown(EventToken read) throws InterruptedException {
            if (!read.equals(token(events.nextAvailable()))) {
                whenChanged.accept(read.getGlobalIndex());
                throw new LogChanged(read.getGlobalIndex());
            }
            known = null;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return hasNextAvailable() ? events.peek().map(NamedEvents::named) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            var read = known;
            if (read != null) {
                if (!events.hasNextAvailable(timeout, unit)) {
                    return false;
                }
                requireKnown(read);
            }
            return events.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            var read = known;
            if (read != null) {
                requireKnown(read);
            }
            return named(events.nextAvailable());
        }

        private static TrackedEventMessage<?> named(TrackedEventMessage<?> event) {
            return event.withTrackingToken(token(event));
        }

        private static EventToken token(TrackedEventMessage<?> event) {
            return new EventToken(event.trackingToken().position().orElseThrow(), event.getIdentifier());
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            events.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return events.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
