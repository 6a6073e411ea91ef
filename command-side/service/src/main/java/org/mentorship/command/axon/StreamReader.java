package org.mentorship.command.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.id.StreamId;

/**
 * Reads the state of another stream, as far as it is committed, without taking its lock. What was read before is kept and
 * only what came since is read, so the answer is never stale and rarely dear. A log can lose its end and go on otherwise:
 * what was read last is looked at again, and where it is not there any more, the stream is read anew.
 *
 * @param <S> the state
 * @param <E> the events of the stream
 */
final class StreamReader<S, E extends DomainEvent> {

    private static final int KEPT = 10_000;

    private final EventStore eventStore;
    private final Class<E> eventType;
    private final BiFunction<@Nullable S, E, S> evolve;
    private final Cache<String, Seen<S>> cache =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** A state, and the id and place of the last event that it knows of. */
    private record Seen<S>(S state, String event, long sequence) {}

    StreamReader(EventStore eventStore, Class<E> eventType, BiFunction<@Nullable S, E, S> evolve) {
        this.eventStore = eventStore;
        this.eventType = eventType;
        this.evolve = evolve;
    }

    Optional<S> find(StreamId id) {
        var stream = id.value();
        var before = cache.getIfPresent(stream);
        var seen = before == null ? read(stream) : readOn(stream, before);
        if (seen == null) {
            cache.invalidate(stream);
            return Optional.empty();
        }
        cache.put(stream, seen);
        return Optional.of(seen.state());
    }

    private @Nullable Seen<S> read(String stream) {
        var events = eventStore.readEvents(stream, 0);
        return events.hasNext() ? rest(seen(null, events.next()), events) : null;
    }

    /** One read tells both whether the last event is still there and what came since. */
    private @Nullable Seen<S> readOn(String stream, Seen<S> before) {
        var events = eventStore.readEvents(stream, before.sequence());
        return events.hasNext() && events.next().getIdentifier().equals(before.event())
                ? rest(before, events)
                : read(stream);
    }

    private Seen<S> rest(Seen<S> before, Iterator<? extends DomainEventMessage<?>> events) {
        var seen = before;
        while (events.hasNext()) {
            seen = seen(seen.state(), events.next());
        }
        return seen;
    }

    private Seen<S> seen(@Nullable S before, DomainEventMessage<?> message) {
        return new Seen<>(
                evolve.apply(before, eventType.cast(message.getPayload())),
                message.getIdentifier(),
                message.getSequenceNumber());
    }
}
