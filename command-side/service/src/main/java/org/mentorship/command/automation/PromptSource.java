package org.mentorship.command.automation;

import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.PromptStreams;

/** The log of an embedded event store for a pooled processor, which is told as soon as there is more. */
final class PromptSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final int FETCHED_AT_ONCE = 256;

    private final EventStorageEngine engine;
    private final PromptStreams streams = new PromptStreams(this::read);

    PromptSource(EventStorageEngine engine, EventStore eventStore) {
        this.engine = engine;
        eventStore.subscribe(_ -> {
            if (CurrentUnitOfWork.isStarted()) {
                CurrentUnitOfWork.get().afterCommit(_ -> streams.ring());
            }
        });
    }

    private void read(@Nullable TrackingToken position, Consumer<TrackedEventMessage<?>> next) {
        try (var events = engine.readEvents(position, false)) {
            events.limit(FETCHED_AT_ONCE).forEach(next);
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
        return streams.open(position);
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }
}
