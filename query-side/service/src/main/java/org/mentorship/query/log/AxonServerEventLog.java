package org.mentorship.query.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.log.LogChanged;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.stored.EventJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the event store of an Axon Server as it is stored, past Axon's serializers. Axon Server's global tokens count from
 * 0 without gaps, so position = token. It does not tell the positions of a stream's events.
 *
 * <p>Who reads on from where a page ended is served from a stream that stays open, at streaming speed.
 */
public final class AxonServerEventLog implements EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(AxonServerEventLog.class);

    private static final int BUFFER = 1_000;
    /** The connector asks for no fewer events at once. */
    private static final int SMALL_BUFFER = 64;

    /**
     * Reading an event took 10 µs, opening a stream 0.8 ms with eight at once and some 2 ms with one (Axon Server 4.6.11).
     * What is within the smallest buffer is sent in any case.
     */
    private static final int WORTH_A_STREAM = SMALL_BUFFER;

    private static final int STREAMS_AT_ONCE = 8;
    private static final int STREAMS_KEPT = 8;
    private static final long UNKNOWN_HEAD = -1;
    private static final long PATIENCE_SECONDS = 10;
    private static final Duration FOLLOW_AGAIN = Duration.ofSeconds(1);

    private final Supplier<AxonServerConnection> connections;
    private final ConcurrentLinkedDeque<Cursor> idle = new ConcurrentLinkedDeque<>();
    private volatile long knownHead = UNKNOWN_HEAD;
    private volatile boolean closed;

    /** @param connections gives the connection to the context of the events; it is not closed here */
    public AxonServerEventLog(Supplier<AxonServerConnection> connections) {
        this.connections = connections;
    }

    @Override
    public long head() {
        try {
            var head = connections.get().eventChannel().getLastToken().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            knownHead = head; // another thread may forget it at once
            return head;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<StoredEvent> read(long from, int limit) {
        var count = (int) Math.min(limit, headAtLeast(from + limit - 1) - from + 1);
        if (count <= 0) {
            return List.of();
        }
        return take(count, leftAt(cursor -> cursor.next == from).orElseGet(() -> new Cursor(from, BUFFER)));
    }

    /** A stream that stays open goes on in one history; a new one begins with the event that was read. */
    @Override
    public List<StoredEvent> readAfter(long position, @Nullable String eventId, int limit) {
        if (eventId == null || position < 0) {
            return read(position + 1, limit);
        }
        var count = (int) Math.min(limit, headAtLeast(position + limit) - position);
        return count <= 0
                ? List.of()
                : take(
                        count,
                        leftAt(cursor -> cursor.next == position + 1 && eventId.equals(cursor.lastId))
                                .orElseGet(() -> behind(position, eventId)));
    }

    private Cursor behind(long position, String eventId) {
        var cursor = new Cursor(position, BUFFER);
        if (!cursor.take(1).getFirst().eventId().equals(eventId)) {
            cursor.close();
            throw new LogChanged(position);
        }
        return cursor;
    }

    private List<StoredEvent> take(int count, Cursor cursor) {
        var events = cursor.take(count);
        giveBack(cursor);
        return events;
    }

    /** The position of the last event if this one is not known to be there, or else one that is not before it. */
    private long headAtLeast(long position) {
        var known = knownHead;
        return position > known ? head() : known;
    }

    @Override
    public List<StoredEvent> at(Collection<Long> positions) {
        var events = new ArrayList<StoredEvent>(positions.size());
        var opened = new ArrayDeque<Run>(STREAMS_AT_ONCE);
        try {
            for (var near : near(there(new TreeSet<>(positions)))) {
                opened.add(new Run(near));
                if (opened.size() == STREAMS_AT_ONCE) {
                    events.addAll(opened.remove().take());
                }
            }
            while (!opened.isEmpty()) {
                events.addAll(opened.remove().take());
            }
            return events;
        } finally {
            opened.forEach(Run::close);
        }
    }

    private SortedSet<Long> there(TreeSet<Long> positions) {
        var wanted = positions.tailSet(0L);
        return wanted.isEmpty() ? wanted : wanted.headSet(headAtLeast(wanted.last()) + 1);
    }

    /** Divides positions where it is dearer to read all that is in between than to open another stream. */
    private static List<SortedSet<Long>> near(SortedSet<Long> positions) {
        var parts = new ArrayList<SortedSet<Long>>();
        var part = new TreeSet<Long>();
        for (var position : positions) {
            if (!part.isEmpty() && position - part.last() > WORTH_A_STREAM) {
                parts.add(part);
                part = new TreeSet<>();
            }
            part.add(position);
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    @Override
    public List<StoredEvent> stream(String stream, long fromSequence, int limit) {
        try {
            // The bound is exclusive.
            var events =
                    connections.get().eventChannel().openAggregateStream(stream, fromSequence, fromSequence + limit);
            var page = new ArrayList<StoredEvent>();
            while (events.hasNext()) {
                page.add(stored(StoredEvent.UNKNOWN_POSITION, events.next()));
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("The page may be cut"); // the connector ends it then as if it were whole
            }
            return page;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    @Override
    public boolean locatesStreams() {
        return false;
    }

    @Override
    public List<Long> positions(String stream, long from, int limit) {
        throw new UnsupportedOperationException("Axon Server does not tell the positions of a stream's events");
    }

    @Override
    public Optional<AutoCloseable> follow(Runnable whenMore) {
        return Optional.of(new Follower(whenMore));
    }

    @Override
    public void close() {
        closed = true;
        for (var cursor = idle.poll(); cursor != null; cursor = idle.poll()) {
            cursor.close();
        }
    }

    /** A stream that was left where it is wanted, and is still open. */
    private Optional<Cursor> leftAt(Predicate<Cursor> wanted) {
        for (var cursor : idle) {
            if (wanted.test(cursor) && idle.remove(cursor)) {
                if (!cursor.events.isClosed()) {
                    return Optional.of(cursor);
                }
                cursor.close();
            }
        }
        return Optional.empty();
    }

    private void giveBack(Cursor cursor) {
        idle.push(cursor);
        while (closed || idle.size() > STREAMS_KEPT) {
            var longestUnused = idle.pollLast();
            if (longestUnused == null) {
                return;
            }
            longestUnused.close();
        }
    }

    private static StoredEvent stored(long position, Event event) {
        var payload = event.getPayload();
        return new StoredEvent(
                position,
                event.getMessageIdentifier(),
                event.getAggregateIdentifier(),
                event.getAggregateType(),
                event.getAggregateSequenceNumber(),
                payload.getType(),
                payload.getRevision().isEmpty() ? null : payload.getRevision(),
                Instant.ofEpochMilli(event.getTimestamp()),
                payload.getData().toByteArray(),
                metadata(event.getMetaDataMap()));
    }

    /** The map as the event serializer would write it. */
    private static byte[] metadata(Map<String, MetaDataValue> values) {
        var plain = new TreeMap<String, @Nullable Object>();
        values.forEach((name, value) -> plain.put(name, plain(value)));
        try {
            return EventJson.mapper().writeValueAsBytes(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Metadata that is no JSON", e);
        }
    }

    private static @Nullable Object plain(MetaDataValue value) {
        return switch (value.getDataCase()) {
            case TEXT_VALUE -> value.getTextValue();
            case NUMBER_VALUE -> value.getNumberValue();
            case BOOLEAN_VALUE -> value.getBooleanValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case BYTES_VALUE, DATA_NOT_SET -> null;
        };
    }

    private static EventLogUnavailable unavailable(Exception cause) {
        return new EventLogUnavailable("Cannot read the event log of Axon Server: " + cause.getMessage(), cause);
    }

    /** An open stream, used by one thread at a time. */
    private final class Cursor implements AutoCloseable {

        private final EventStream events;
        private volatile long next;
        private volatile @Nullable String lastId;

        Cursor(long from, int buffer) {
            this.next = from;
            try {
                // The token is that of the event before.
                this.events = connections.get().eventChannel().openStream(from - 1, buffer, buffer / 2);
            } catch (RuntimeException e) {
                throw unavailable(e);
            }
        }

        /** The next events, which are there. */
        List<StoredEvent> take(int count) {
            return takeUpTo(next + count - 1, _ -> true);
        }

        /** Those of the events up to a position that are wanted. */
        List<StoredEvent> takeUpTo(long last, LongPredicate wanted) {
            var taken = new ArrayList<StoredEvent>();
            try {
                while (next <= last) {
                    var event = due(events.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS));
                    if (wanted.test(next)) {
                        taken.add(stored(next, event));
                    }
                    lastId = event.getMessageIdentifier();
                    next++;
                }
                return taken;
            } catch (InterruptedException e) {
                close();
                Thread.currentThread().interrupt();
                throw unavailable(e);
            } catch (RuntimeException e) {
                close();
                knownHead = UNKNOWN_HEAD;
                throw e instanceof EventLogUnavailable ? e : unavailable(e);
            }
        }

        private Event due(@Nullable EventWithToken event) {
            if (event == null) {
                throw unavailable(new IllegalStateException("it did not send event " + next));
            }
            if (event.getToken() != next) {
                throw new IllegalStateException(
                        "Axon Server sent event " + event.getToken() + " where event " + next + " is due");
            }
            return event.getEvent();
        }

        @Override
        public void close() {
            events.close();
        }
    }

    /** A stream for positions that are near each other; it asks for no more than them at once. */
    private final class Run implements AutoCloseable {

        private final SortedSet<Long> positions;
        private final Cursor cursor;

        Run(SortedSet<Long> positions) {
            this.positions = positions;
            var length = positions.last() - positions.first() + 1;
            this.cursor = new Cursor(positions.first(), (int) Math.clamp(length, SMALL_BUFFER, BUFFER));
        }

        List<StoredEvent> take() {
            try (cursor) {
                return cursor.takeUpTo(positions.last(), positions::contains);
            }
        }

        @Override
        public void close() {
            cursor.close();
        }
    }

    /**
     * Tells that there is more, from a thread of its own. A stream that breaks off, because the server went away or another
     * one of its nodes leads, is opened anew for as long as it takes; what came in between is told then.
     */
    private final class Follower implements AutoCloseable {

        private final Runnable whenMore;
        private final Thread thread;
        private volatile boolean ended;

        Follower(Runnable whenMore) {
            this.whenMore = whenMore;
            this.thread =
                    Thread.ofPlatform().daemon().name("event-log-follower").start(this::run);
        }

        private void run() {
            while (!ended) {
                try (var cursor = new Cursor(head() + 1, BUFFER)) {
                    follow(cursor);
                } catch (RuntimeException away) {
                    LOG.debug("The event log cannot be followed now; trying again", away);
                    LockSupport.parkNanos(FOLLOW_AGAIN.toNanos());
                } catch (InterruptedException e) {
                    LOG.debug("Nobody follows the event log any more", e);
                }
            }
        }

        private void follow(Cursor cursor) throws InterruptedException {
            whenMore.run();
            while (!ended && !cursor.events.isClosed()) {
                if (cursor.events.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS) != null) {
                    drain(cursor);
                    whenMore.run();
                }
            }
        }

        private static void drain(Cursor cursor) {
            while (cursor.events.nextIfAvailable() != null) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void close() {
            ended = true;
            thread.interrupt();
        }
    }
}
