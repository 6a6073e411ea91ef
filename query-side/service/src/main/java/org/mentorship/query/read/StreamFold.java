package org.mentorship.query.read;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.EventDecoder;

/** Folds one stream straight from the log: as of an instant, or up to an event. */
public final class StreamFold {

    private static final int PAGE = 500;

    private final EventLog log;
    private final EventDecoder decoder;

    public StreamFold(EventLog log, EventDecoder decoder) {
        this.log = log;
        this.decoder = decoder;
    }

    /**
     * The view as it was recorded at an instant (inclusive). Should the clock ever have been set back, the stream is read
     * up to the first event that was recorded later, so that what was folded is always a beginning of the stream.
     */
    public <V> Optional<V> asOf(ViewType<V> type, String stream, Instant instant) {
        V view = null;
        while (true) {
            var page = log.stream(stream, type.versionOf(view) + 1, PAGE);
            for (var event : page) {
                if (event.recordedAt().isAfter(instant)) {
                    return Optional.ofNullable(view);
                }
                view = type.evolve(view, decoder.decode(event));
            }
            if (page.size() < PAGE) {
                return Optional.ofNullable(view);
            }
        }
    }

    /**
     * The view after the event with this sequence number; what has been folded so far is gone on with.
     *
     * @throws IllegalStateException if the stream ends before
     */
    public <V> @Nullable V upTo(ViewType<V> type, @Nullable V from, String stream, long sequence) {
        var view = from;
        while (type.versionOf(view) < sequence) {
            var next = type.versionOf(view) + 1;
            var page = log.stream(stream, next, (int) Math.min(PAGE, sequence - next + 1));
            if (page.isEmpty()) {
                throw new IllegalStateException("Stream " + stream + " has no event " + next + " in the log");
            }
            for (var event : page) {
                view = type.evolve(view, decoder.decode(event));
            }
        }
        return view;
    }
}
