package org.mentorship.command.migrate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.log.EventLogWriter;
import org.mentorship.contract.log.StoredEvent;

/** A log in memory that takes each sequence number of a stream once, as Axon Server does, on a bad connection. */
final class FaultyLog implements EventLog, EventLogWriter {

    /** What happens to one call of the log. */
    enum Fault {
        NONE,
        /** It fails, and nothing is appended. */
        REFUSED,
        /** It is appended, and the answer is lost. */
        ANSWER_LOST,
        /** The answer is lost, and the events come when the log is written to next. */
        LATE,
        /** The process is killed before. */
        KILLED_BEFORE,
        /** The process is killed after. */
        KILLED_AFTER
    }

    /** The end of the process that copies. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    final List<StoredEvent> events = new ArrayList<>();
    private final Deque<Fault> faults;
    private final List<List<StoredEvent>> late = new ArrayList<>();

    /** @param faults of the calls to come; after them all goes well */
    FaultyLog(List<StoredEvent> events, Deque<Fault> faults) {
        this.events.addAll(events);
        this.faults = faults;
    }

    private Fault next() {
        var fault = faults.poll();
        return fault == null ? Fault.NONE : fault;
    }

    @Override
    public void append(List<StoredEvent> batch) {
        late.forEach(this::store);
        late.clear();
        switch (next()) {
            case NONE -> {
                if (!store(batch)) {
                    throw unavailable("a sequence number is taken");
                }
            }
            case REFUSED -> throw unavailable("refused");
            case ANSWER_LOST -> {
                store(batch);
                throw unavailable("the answer was lost");
            }
            case LATE -> {
                late.add(batch);
                throw unavailable("no answer");
            }
            case KILLED_BEFORE -> throw new Killed();
            case KILLED_AFTER -> {
                store(batch);
                throw new Killed();
            }
        }
    }

    private boolean store(List<StoredEvent> batch) {
        var taken = new HashSet<String>();
        events.forEach(event -> taken.add(event.stream() + event.sequence()));
        if (batch.stream().anyMatch(event -> taken.contains(event.stream() + event.sequence()))) {
            return false;
        }
        batch.forEach(event -> events.add(event.at(events.size())));
        return true;
    }

    /** Reads fail or are the end of the process, too. */
    private void read() {
        switch (next()) {
            case NONE, LATE, ANSWER_LOST -> {}
            case REFUSED -> throw unavailable("away");
            case KILLED_BEFORE, KILLED_AFTER -> throw new Killed();
        }
    }

    private static EventLogUnavailable unavailable(String why) {
        return new EventLogUnavailable(why, new IllegalStateException(why));
    }

    @Override
    public long head() {
        read();
        return events.size() - 1L;
    }

    @Override
    public List<StoredEvent> read(long from, int limit) {
        read();
        return events.stream().skip(from).limit(limit).toList();
    }

    @Override
    public List<StoredEvent> at(Collection<Long> positions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredEvent> stream(String stream, long fromSequence, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean locatesStreams() {
        return false;
    }

    @Override
    public List<Long> positions(String stream, long from, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AutoCloseable> follow(Runnable whenMore) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // there is nothing to close
    }
}
