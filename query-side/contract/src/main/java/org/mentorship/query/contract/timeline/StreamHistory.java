package org.mentorship.query.contract.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the events of one stream, in order; first 1–100. Cursors count the events that are not left out, so that they
 * tell nothing of the others.
 *
 * @param upTo number in the stream of the last event that may be on it
 * @param leftOut numbers of the events that are not on it, ascending
 */
public record StreamHistory(
        String stream, int first, @Nullable String after, long upTo, List<Long> leftOut) {

    public StreamHistory {
        leftOut = List.copyOf(leftOut);
    }

    /** Of every event of the stream. */
    public StreamHistory(String stream, int first, @Nullable String after) {
        this(stream, first, after, Long.MAX_VALUE, List.of());
    }

    /** The number in the stream of the one that has this number among those that are not left out. */
    public long sequenceOf(long counted) {
        var sequence = counted;
        for (var out : leftOut) {
            if (out <= sequence) {
                sequence++;
            }
        }
        return sequence;
    }

    /** The number that an event has among those that are not left out. */
    public long counted(long sequence) {
        return sequence - leftOut.stream().filter(out -> out < sequence).count();
    }

    /** Whether an event is one of them. */
    public boolean has(long sequence) {
        return sequence <= upTo && !leftOut.contains(sequence);
    }
}
