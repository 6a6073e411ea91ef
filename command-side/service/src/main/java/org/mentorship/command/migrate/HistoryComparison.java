package org.mentorship.command.migrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.HistoryDigest;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.migration.MigrationReport.Difference;

/**
 * Two logs, read from their beginning to a position, side by side.
 *
 * @param difference the first; null if there is none
 */
record HistoryComparison(
        HistoryDigest source,
        HistoryDigest target,
        @Nullable Difference difference) {

    private static final int PAGE = 1_000;

    /**
     * Reads the first events of both.
     *
     * @param count how many; a log that has fewer is read to its end
     * @param done is told how many more were compared
     */
    static HistoryComparison ofFirst(long count, EventLog source, EventLog target, Retries retries, LongConsumer done) {
        var sourceDigest = new HistoryDigest.Running();
        var targetDigest = new HistoryDigest.Running();
        Difference difference = null;
        try (var beside = Executors.newSingleThreadExecutor()) {
            for (var from = 0L; from < count; from += PAGE) {
                var position = from;
                var limit = (int) Math.min(PAGE, count - from);
                var there = CompletableFuture.supplyAsync(
                        () -> Page.of(retries.until(() -> target.read(position, limit)), targetDigest), beside);
                var here = Page.of(source.read(position, limit), sourceDigest);
                var found = here.differenceFrom(joined(there), position);
                difference = difference == null ? found : difference;
                done.accept(limit);
            }
        }
        return new HistoryComparison(sourceDigest.end(), targetDigest.end(), difference);
    }

    private static <T> T joined(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Events and their canonical records. */
    private record Page(List<StoredEvent> events, List<byte[]> records) {

        static Page of(List<StoredEvent> events, HistoryDigest.Running digest) {
            return new Page(events, events.stream().map(digest::add).toList());
        }

        @Nullable Difference differenceFrom(Page other, long from) {
            for (var i = 0; i < Math.max(events.size(), other.events.size()); i++) {
                if (i >= other.events.size()) {
                    return new Difference(from + i, "missing in Axon Server");
                }
                if (i >= events.size()) {
                    return new Difference(from + i, "missing in the data directory");
                }
                if (!Arrays.equals(records.get(i), other.records.get(i))) {
                    return new Difference(from + i, what(events.get(i), other.events.get(i)));
                }
            }
            return null;
        }
    }

    private static String what(StoredEvent source, StoredEvent target) {
        var fields = new ArrayList<String>();
        note(fields, "event id", source.eventId(), target.eventId());
        note(fields, "stream", source.stream(), target.stream());
        note(fields, "stream type", source.streamType(), target.streamType());
        note(fields, "sequence", source.sequence(), target.sequence());
        note(fields, "type", source.type(), target.type());
        note(fields, "revision", source.revision(), target.revision());
        note(fields, "recorded time", source.recordedAt(), target.recordedAt());
        if (!Arrays.equals(source.payload(), target.payload())) {
            fields.add("payload");
        }
        if (fields.isEmpty()) {
            fields.add(source.position() == target.position() ? "metadata" : "position");
        }
        return String.join(", ", fields);
    }

    private static void note(List<String> fields, String name, @Nullable Object source, @Nullable Object target) {
        if (!Objects.equals(source, target)) {
            fields.add("%s (%s, not %s)".formatted(name, target, source));
        }
    }
}
