package org.mentorship.command.migrate;

import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.log.EventLogWriter;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.migration.MigrationFailure;

/**
 * Copies a log in its order to another one, which holds a prefix of it. How far it got is told by nothing but the head of
 * the other log: after each batch, also after one whose answer was lost, it goes on behind what is there.
 *
 * <p>A batch that comes late, after it was given up, does no harm: a log takes each sequence number of a stream once, so
 * either that batch or its repetition is refused.
 */
final class HistoryCopy {

    private static final int BATCH_BYTES = 4 << 20;

    private final EventLog source;
    private final EventLog target;
    private final EventLogWriter writer;
    private final int batchSize;
    private final Retries retries;

    /** @param batchSize how many events are appended at a time; fewer if they are large */
    HistoryCopy(EventLog source, EventLog target, EventLogWriter writer, int batchSize, Retries retries) {
        this.source = source;
        this.target = target;
        this.writer = writer;
        this.batchSize = batchSize;
        this.retries = retries;
    }

    /**
     * Copies what is behind the head of the target.
     *
     * @param done is told how many more are there
     * @throws MigrationFailure if something else is appended to the target meanwhile, or it is away for too long
     */
    void copy(LongConsumer done) {
        var last = source.head();
        var next = retries.until(target::head) + 1;
        while (next <= last) {
            var from = next;
            var batch = batch(from);
            next = retries.until(() -> append(batch, from));
            done.accept(next - from);
        }
    }

    private List<StoredEvent> batch(long from) {
        var page = source.read(from, batchSize);
        var bytes = 0L;
        for (var count = 0; count < page.size(); count++) {
            bytes += page.get(count).payload().length;
            if (bytes > BATCH_BYTES && count > 0) {
                return page.subList(0, count);
            }
        }
        return page;
    }

    /** The position behind what is there afterwards. It may be there from an attempt before. */
    private long append(List<StoredEvent> batch, long from) {
        if (target.head() + 1 > from) {
            return behind(batch, from, null);
        }
        try {
            writer.append(batch);
        } catch (EventLogUnavailable e) {
            return behind(batch, from, e);
        }
        return behind(batch, from, null);
    }

    private long behind(List<StoredEvent> batch, long from, @Nullable EventLogUnavailable failure) {
        var next = target.head() + 1;
        if (next == from) {
            throw failure != null
                    ? failure
                    : new EventLogUnavailable(
                            "Axon Server took events and does not show them",
                            new IllegalStateException("head is " + (next - 1)));
        }
        if (next < from) {
            throw new MigrationFailure(
                    MigrationFailure.Code.MIGRATION_INTERRUPTED,
                    "Axon Server has lost events that it had taken, from position " + next
                            + " on; run the same command again, which compares what is left and goes on");
        }
        if (next > from + batch.size()) {
            throw others(from + batch.size());
        }
        var there = target.read(from, (int) (next - from));
        for (var event : there) {
            var wanted = batch.get((int) (event.position() - from));
            if (!wanted.eventId().equals(event.eventId())) {
                throw others(event.position());
            }
        }
        return next;
    }

    private static MigrationFailure others(long position) {
        return new MigrationFailure(
                MigrationFailure.Code.TARGET_HOLDS_OTHER_EVENTS,
                "Somebody else appends to the context of Axon Server, from position " + position
                        + " on; stop all others, empty it, and run the same command again");
    }
}
