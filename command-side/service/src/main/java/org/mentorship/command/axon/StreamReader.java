package org.mentorship.command.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.id.StreamId;

/**
 * Reads the state of another stream, as far as it is committed, without taking its lock. What was read before is kept and
 * only what came since is read, so the answer is never stale and rarely dear.
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

    /** A state, and where to read on. */
    private record Seen<S>(S state, long nextSequence) {}

    StreamReader(EventStore eventStore, Class<E> eventType, BiFunction<@Nullable S, E, S> evolve) {
        this.eventStore = eventStore;
        this.eventType = eventType;
        this.evolve = evolve;
    }

    Optional<S> find(StreamId id) {
        var seen = cache.getIfPresent(id.value());
        var next = seen == null ? 0 : seen.nextSequence();
        var state = seen == null ? null : seen.state();
        var events = eventStore.readEvents(id.value(), next);
        while (events.hasNext()) {
            var message = events.next();
            state = evolve.apply(state, eventType.cast(message.getPayload()));
            next = message.getSequenceNumber() + 1;
        }
        if (state == null) {
            return Optional.empty();
        }
        cache.put(id.value(), new Seen<>(state, next));
        return Optional.of(state);
    }
}
