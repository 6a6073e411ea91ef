package org.mentorship.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.log.EventLog;
import org.mentorship.query.log.StoredEvent;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.timeline.Postings;
import org.mentorship.query.timeline.TimelineIndex;
import org.mentorship.query.views.ViewTypes;

/**
 * Brings a batch of events into the read models: one query per kind of view, folds in memory, then the index, then the
 * views, each in one write. The index comes first: an event that a view has seen is skipped when it is delivered again,
 * and must then be in the index already.
 */
final class BatchProjector {

    private static final int PAGE = 500;
    private static final long UNKNOWN = -2;

    private final EventLog log;
    private final EventDecoder decoder;
    private final StreamFold streams;
    private final Repositories repositories;
    private final TimelineIndex index;
    private final Consumer<Object> written;
    private long indexed = UNKNOWN;

    /** @param written is told of each view that was written */
    BatchProjector(
            EventLog log,
            EventDecoder decoder,
            Repositories repositories,
            TimelineIndex index,
            Consumer<Object> written) {
        this.log = log;
        this.decoder = decoder;
        this.streams = new StreamFold(log, decoder);
        this.repositories = repositories;
        this.index = index;
        this.written = written;
    }

    /** Projects events in the order of the log. When it returns, all is written; when it throws, all may be repeated. */
    void project(List<StoredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        if (indexed == UNKNOWN) {
            indexed = index.head();
        }
        var projected = false;
        try {
            fillGapBefore(events.getFirst().position());
            apply(events);
            projected = true;
        } finally {
            if (!projected) {
                forget();
            }
        }
    }

    /** Position of the last event that is in the read models; −1 for none. */
    long position() {
        return index.head();
    }

    /** Another process may write from now on. */
    void forget() {
        indexed = UNKNOWN;
        index.release();
    }

    /** Events that no index has seen were lost on the way here, with the read models' memory of them: takes them first. */
    private void fillGapBefore(long position) {
        while (indexed + 1 < position) {
            var missing = log.read(indexed + 1, (int) Math.min(PAGE, position - indexed - 1));
            if (missing.isEmpty()) {
                throw new IllegalStateException("The log has no event at position " + (indexed + 1));
            }
            apply(missing);
        }
    }

    private void apply(List<StoredEvent> stored) {
        var events = new ArrayList<LoggedEvent>(stored.size());
        for (var event : stored) {
            events.add(decoder.decode(event));
        }
        var sheets = sheets(events);
        var postings = new Postings();
        for (var event : events) {
            fold(sheets, event, postings);
        }
        index.write(List.of(postings));
        indexed = Math.max(indexed, stored.getLast().position());
        sheets.values().forEach(sheet -> sheet.write().forEach(written));
    }

    private void fold(Map<ViewType<?>, Sheet<?>> sheets, LoggedEvent event, Postings postings) {
        var sheet = sheets.get(ViewTypes.of(event.event()));
        if (sheet != null) {
            sheet.fold(event, postings);
        }
    }

    private Map<ViewType<?>, Sheet<?>> sheets(List<LoggedEvent> events) {
        var ids = new HashMap<ViewType<?>, Set<String>>();
        for (var event : events) {
            ids.computeIfAbsent(ViewTypes.of(event.event()), _ -> new LinkedHashSet<>())
                    .add(event.stream());
        }
        var sheets = new HashMap<ViewType<?>, Sheet<?>>();
        ids.forEach((type, streamIds) -> sheets.put(type, new Sheet<>(repositories.of(type), streams, streamIds)));
        return sheets;
    }
}
