package org.mentorship.contract.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one ordered log, as stored bytes. Positions are ordinals (0, 1, 2 …) that mean the same in every store. Reads come
 * in pages, so that a log of any length is read in constant memory. Safe for use by many threads.
 *
 * <p>Each method throws {@link EventLogUnavailable} if the store cannot be read now.
 */
public interface EventLog extends AutoCloseable {

    /** The position of the last event; −1 if there is none. */
    long head();

    /** Events from a position on (inclusive), in the order of the log. */
    List<StoredEvent> read(long from, int limit);

    /**
     * Events after one that was read, in the order of the log; none while the log ends with it, or before it.
     *
     * @param position of that one; −1 if none was read
     * @param eventId which one it was; null if that is not known
     * @throws LogChanged if another event is there now
     */
    default List<StoredEvent> readAfter(long position, @Nullable String eventId, int limit) {
        if (eventId == null || position < 0) {
            return read(position + 1, limit);
        }
        var events = read(position, limit + 1);
        if (events.isEmpty()) {
            return events;
        }
        if (!events.getFirst().eventId().equals(eventId)) {
            throw new LogChanged(position);
        }
        return events.subList(1, events.size());
    }

    /** The events at these positions, in the order of the log; positions beyond the head are left out. */
    List<StoredEvent> at(Collection<Long> positions);

    /**
     * Events of one stream from a sequence number on (inclusive), in order. Their positions are
     * {@link StoredEvent#UNKNOWN_POSITION} unless the log {@link #locatesStreams()}.
     */
    List<StoredEvent> stream(String stream, long fromSequence, int limit);

    /** Whether the store finds the positions of a stream's events by itself. Where it does not, readers index them. */
    boolean locatesStreams();

    /**
     * Positions of the events of one stream, from a position on (inclusive), ascending.
     *
     * @throws UnsupportedOperationException unless the log {@link #locatesStreams()}
     */
    List<Long> positions(String stream, long from, int limit);

    /**
     * Calls back when there may be more to read, from a thread that must not be kept; perhaps without need.
     *
     * @return ends it when closed; empty if the store does not tell what other processes append
     */
    Optional<AutoCloseable> follow(Runnable whenMore);

    @Override
    void close();
}
