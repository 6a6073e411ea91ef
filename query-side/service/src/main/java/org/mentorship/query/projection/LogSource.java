package org.mentorship.query.projection;

import java.util.function.Consumer;
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
import org.mentorship.contract.log.EventToken;
import org.mentorship.contract.log.PromptStreams;
import org.mentorship.contract.log.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event log as a source for Axon's pooled processor: payloads are {@link StoredEvent}s, tokens are positions and the ids
 * of the events there, so that nobody reads on in a log that is no longer the one that was read. The processor is told as
 * soon as there is more.
 */
final class LogSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(LogSource.class);
    private static final int FETCHED_AT_ONCE = 500;

    private final EventLog log;
    private final PromptStreams streams = new PromptStreams(this::read);
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
            following = log.follow(streams::ring).orElseGet(() -> listenTo(eventStore.get()));
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
                CurrentUnitOfWork.get().afterCommit(_ -> streams.ring());
            } else {
                streams.ring();
            }
        });
    }

    static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return streams.open(token);
    }

    @Override
    public TrackingToken createTailToken() {
        return token(-1);
    }

    @Override
    public TrackingToken createHeadToken() {
        return token(log.head());
    }

    EventLog log() {
        return log;
    }

    private void read(@Nullable TrackingToken token, Consumer<TrackedEventMessage<?>> next) {
        var last = token == null ? -1 : token.position().orElse(-1);
        var lastId = token instanceof EventToken named ? named.eventId() : null;
        log.readAfter(last, lastId, FETCHED_AT_ONCE).forEach(event -> next.accept(message(event)));
    }

    private static TrackedEventMessage<?> message(StoredEvent event) {
        var message = new GenericEventMessage<>(event.eventId(), event, MetaData.emptyInstance(), event.recordedAt());
        return new GenericTrackedEventMessage<>(EventToken.of(event), message);
    }
}
