package org.mentorship.command.axon;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.mentorship.contract.id.StreamId;

/**
 * Confirms an answer that appends nothing. What appends is checked by the event store, which takes a sequence number once;
 * a refusal, or the answer to a repeated command, would be given on whatever state is cached here.
 */
@FunctionalInterface
public interface Freshness {

    /** Where one process writes all events, so that what it caches is the last state. */
    Freshness SINGLE_WRITER = (_, _) -> {};

    /**
     * @param version the sequence number of the last event that the answer knows of, −1 for none
     * @throws ConcurrencyException if others have appended since; what is cached is then given up, and is to be decided anew
     */
    void confirm(StreamId stream, long version);

    /** Where other processes write, too: a stream may have been theirs for a while. */
    static Freshness of(EventStore events) {
        return (stream, version) -> {
            long last = events.lastSequenceNumberFor(stream.value()).orElse(-1L);
            if (last != version) {
                throw new ConcurrencyException("Version " + version + " was cached, the last one is " + last);
            }
        };
    }
}
