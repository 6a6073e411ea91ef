package org.mentorship.command.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.StreamId;

/** A log in memory that can lose its end. It takes each sequence number once, and counts what is asked of it. */
final class RestorableLog implements EventStorageEngine {

    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final List<String> reads = new ArrayList<>();
    private int payloads;

    /** An event store of one more process. */
    EventStore store() {
        return EmbeddedEventStore.builder().storageEngine(this).build();
    }

    int length() {
        return events.size();
    }

    /** As a restore of an earlier backup does it. */
    void loseAllAfter(int length) {
        events.subList(length, events.size()).clear();
    }

    /** How often a stream was asked for since this was asked last. */
    int reads(StreamId stream) {
        var count = reads.stream().filter(stream.value()::equals).count();
        reads.removeIf(stream.value()::equals);
        return Math.toIntExact(count);
    }

    /** How many payloads were looked at, which other stores would have to deserialise, since this was asked last. */
    int payloads() {
        var count = payloads;
        payloads = 0;
        return count;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> appended) {
        for (var message : appended) {
            var event = (DomainEventMessage<?>) message;
            if (event.getSequenceNumber()
                    != lastSequenceNumberFor(event.getAggregateIdentifier()).orElse(-1L) + 1) {
                throw new ConcurrencyException("Sequence number " + event.getSequenceNumber());
            }
            events.add(new Counted<>(event));
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        reads.add(aggregateIdentifier);
        return DomainEventStream.of(stream(aggregateIdentifier)
                .filter(event -> event.getSequenceNumber() >= firstSequenceNumber)
                .toList());
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return stream(aggregateIdentifier)
                .map(DomainEventMessage::getSequenceNumber)
                .max(Long::compare);
    }

    private Stream<DomainEventMessage<?>> stream(String aggregateIdentifier) {
        return events.stream().filter(event -> event.getAggregateIdentifier().equals(aggregateIdentifier));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("Commands read streams only");
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("There are no snapshots");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    private final class Counted<T> extends GenericDomainEventMessage<T> {

        private static final long serialVersionUID = 1L;

        Counted(DomainEventMessage<T> event) {
            super(
                    event.getType(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getPayload(),
                    event.getMetaData(),
                    event.getIdentifier(),
                    event.getTimestamp());
        }

        @Override
        public T getPayload() {
            payloads++;
            return super.getPayload();
        }
    }
}
