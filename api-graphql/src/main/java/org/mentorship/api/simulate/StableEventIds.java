package org.mentorship.api.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Names each event after its place, by a name-based UUID (RFC 9562, version 3) of stream and sequence number, where Axon
 * draws a random one: so that the same history has the same ids.
 */
final class StableEventIds implements EventStorageEngine {

    private final EventStorageEngine store;

    StableEventIds(EventStorageEngine store) {
        this.store = store;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        store.appendEvents(events.stream().map(StableEventIds::renamed).toList());
    }

    private static EventMessage<?> renamed(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            return message;
        }
        var place = event.getAggregateIdentifier() + "/" + event.getSequenceNumber();
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload(),
                event.getMetaData(),
                UUID.nameUUIDFromBytes(place.getBytes(UTF_8)).toString(),
                event.getTimestamp());
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        store.storeSnapshot(snapshot);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return store.readEvents(token, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequenceNumber) {
        return store.readEvents(stream, firstSequenceNumber);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return store.readSnapshot(stream);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return store.lastSequenceNumberFor(stream);
    }

    @Override
    public TrackingToken createTailToken() {
        return store.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return store.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return store.createTokenAt(instant);
    }
}
