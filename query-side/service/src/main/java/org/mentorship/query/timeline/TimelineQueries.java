package org.mentorship.query.timeline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.timeline.EntryChanges;
import org.mentorship.query.contract.timeline.FieldChange;
import org.mentorship.query.contract.timeline.ListAuditLog;
import org.mentorship.query.contract.timeline.LogHead;
import org.mentorship.query.contract.timeline.PositionCursor;
import org.mentorship.query.contract.timeline.ReadHistories;
import org.mentorship.query.contract.timeline.StreamHistory;
import org.mentorship.query.contract.timeline.TimelineEntry;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.read.Pages;
import org.mentorship.query.read.QueryArea;
import org.mentorship.query.read.QueryHandlers;

/** Answers questions about history. */
public final class TimelineQueries implements QueryArea {

    private static final String HISTORY = "history";

    private final EventLog log;
    private final TimelineIndex index;
    private final StreamLocator streams;
    private final AuditSearch search;
    private final TimelineEntries entries;
    private final Changes changes;

    public TimelineQueries(
            EventLog log, EventDecoder decoder, TimelineIndex index, TimelineEntries entries, Changes changes) {
        this.log = log;
        this.index = index;
        this.streams = StreamLocator.of(log, index);
        this.search = new AuditSearch(log, decoder, index, streams);
        this.entries = entries;
        this.changes = changes;
    }

    @Override
    public void register(QueryHandlers handlers) {
        handlers.on(ReadHistories.class, this::histories);
        handlers.on(ListAuditLog.class, this::auditLog);
        handlers.on(EntryChanges.class, this::changes);
        handlers.on(LogHead.class, _ -> index.head());
    }

    /** Reads each stream for itself, and makes the entries of all of them at once. */
    private List<Page<TimelineEntry>> histories(ReadHistories query) {
        var events = new LinkedHashMap<StreamHistory, List<StoredEvent>>();
        query.histories().forEach(history -> events.computeIfAbsent(history, this::events));
        var shown = new HashMap<Long, TimelineEntry>();
        entries.of(events.values().stream().flatMap(List::stream).distinct().toList())
                .forEach(entry -> shown.put(entry.position(), entry));
        return query.histories().stream()
                .map(history -> Pages.of(
                        events.getOrDefault(history, List.of()).stream()
                                .map(event -> Objects.requireNonNull(shown.get(event.position())))
                                .toList(),
                        history.first(),
                        entry -> Pages.cursor(HISTORY, Long.toString(history.counted(entry.sequence())))))
                .toList();
    }

    /** One more than the page has, which tells whether there are more. */
    private List<StoredEvent> events(StreamHistory history) {
        var first = Pages.length(history.first());
        var after = history.after() == null
                ? -1
                : Math.clamp(Pages.number(HISTORY, history.after()), -1, Integer.MAX_VALUE);
        var from = history.sequenceOf(after + 1L);
        var to = history.sequenceOf(after + 1L + first);
        return streams.located(log.stream(history.stream(), from, Math.toIntExact(to - from + 1))).stream()
                .filter(event -> history.has(event.sequence()))
                .toList();
    }

    private Page<TimelineEntry> auditLog(ListAuditLog query) {
        var first = Pages.length(query.first());
        var after = query.after() == null ? -1 : PositionCursor.position(query.after());
        return page(search.find(query.filter(), after, first + 1), first, entry -> PositionCursor.of(entry.position()));
    }

    private Map<Long, List<FieldChange>> changes(EntryChanges query) {
        return changes.of(log.at(query.positions()));
    }

    private Page<TimelineEntry> page(List<StoredEvent> events, int first, Function<TimelineEntry, String> cursor) {
        var shown = entries.of(events.subList(0, Math.min(first, events.size())));
        var page = Pages.of(shown, first, cursor);
        return new Page<>(page.edges(), events.size() > first);
    }
}
