package org.mentorship.command.axon;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.mentorship.contract.id.StreamId;

/**
 * Confirms that an aggregate that was cached is as its stream is. The event store takes a sequence number once, but a refusal,
 * or the answer to a repeated command, appends nothing; and in a log that lost its end and went on otherwise, a number says
 * nothing of what was before it.
 */
@FunctionalInterface
public interface Freshness {

    /** Where one process writes all events, so that what it caches is the last state. */
    Freshness SINGLE_WRITER = (_, _, _) -> () -> {};

    /**
     * Begins to look, and does not wait for what is seen: meanwhile the command can be decided.
     *
     * @param version the sequence number of the last event that the aggregate knows of
     * @param event that event's id
     */
    Look look(StreamId stream, long version, String event);

    /** One that has begun. */
    @FunctionalInterface
    interface Look {

        /**
         * @throws ConcurrencyException if others have appended since, or that event is no longer there; what is cached is then
         *     given up, and is to be decided anew
         */
        void confirm();
    }

    /** Where other processes write, too: a stream may have been theirs for a while. */
    static Freshness of(EventStore events) {
        return (stream, version, event) -> {
            var found = events.readEvents(stream.value(), version);
            return () -> {
                if (!found.hasNext() || !found.next().getIdentifier().equals(event)) {
                    throw new ConcurrencyException("The event that was cached as version " + version + " is gone");
                }
                if (found.hasNext()) {
                    throw new ConcurrencyException("Version " + version + " was cached, and is not the last one");
                }
            };
        };
    }
}
