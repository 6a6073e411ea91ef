package org.mentorship.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.views.ViewTypes;

/** The views that a batch is about: read by one query per kind, folded in memory, written in one go per kind. */
final class Sheets {

    private final Map<ViewType<?>, Sheet<?>> sheets = new HashMap<>();

    /** Is told of each event that a view had not seen, with the view after it. */
    @FunctionalInterface
    interface Folded {
        <V> void take(LoggedEvent event, ViewType<V> type, V view);
    }

    Sheets(List<LoggedEvent> events, Repositories repositories, StreamFold streams) {
        var ids = new HashMap<ViewType<?>, Set<String>>();
        for (var event : events) {
            ids.computeIfAbsent(ViewTypes.of(event.event()), _ -> new LinkedHashSet<>())
                    .add(event.stream());
        }
        ids.forEach((type, streamIds) -> sheets.put(type, new Sheet<>(repositories.of(type), streams, streamIds)));
    }

    static List<LoggedEvent> decoded(List<StoredEvent> stored, EventDecoder decoder) {
        var events = new ArrayList<LoggedEvent>(stored.size());
        for (var event : stored) {
            events.add(decoder.decode(event));
        }
        return events;
    }

    /** Folds events in the order of the log. */
    void fold(List<LoggedEvent> events, Folded folded) {
        for (var event : events) {
            var sheet = sheets.get(ViewTypes.of(event.event()));
            if (sheet != null) {
                sheet.fold(event, folded);
            }
        }
    }

    /** @param written is told of each view that was written, now or when the same events came before */
    void write(Consumer<Object> written) {
        sheets.values().forEach(sheet -> sheet.write().forEach(written));
    }
}
