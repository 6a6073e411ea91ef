package org.mentorship.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.log.StoredEvent;
import org.mentorship.query.timeline.Postings;
import org.mentorship.query.views.ViewTypes;

/**
 * Folds its share of the streams in memory. Views are written once, at the end, unless they outgrow the memory they may
 * take: then all are written, and read back when more of their stream comes. Used by one thread.
 */
final class RebuildWorker {

    private static final int DOCUMENTS_PER_WRITE = 500;

    private final EventDecoder decoder;
    private final Map<ViewType<?>, Shelf<?>> shelves = new HashMap<>();
    private final long mostEventsHeld;
    private Postings postings = new Postings();
    private long eventsHeld;

    RebuildWorker(EventDecoder decoder, Repositories repositories, long mostEventsHeld) {
        this.decoder = decoder;
        this.mostEventsHeld = mostEventsHeld;
        ViewTypes.all().forEach(type -> shelves.put(type, new Shelf<>(type, repositories)));
    }

    /**
     * Folds events in the order of the log.
     *
     * @throws Poison if one cannot be folded
     */
    void fold(List<StoredEvent> events) {
        var decoded = new ArrayList<LoggedEvent>(events.size());
        for (var event : events) {
            decoded.add(decode(event));
        }
        shelves.values().forEach(shelf -> shelf.fetchBack(decoded));
        for (var event : decoded) {
            try {
                shelf(event).fold(event, postings);
            } catch (RuntimeException e) {
                throw new Poison(event.position(), e);
            }
        }
        eventsHeld += events.size();
        if (eventsHeld > mostEventsHeld) {
            write();
        }
    }

    /** Writes every view that is held. */
    void write() {
        shelves.values().forEach(Shelf::write);
        eventsHeld = 0;
    }

    /** What this worker has for the index since it was last asked. */
    Postings takePostings() {
        var taken = postings;
        postings = new Postings();
        return taken;
    }

    private LoggedEvent decode(StoredEvent event) {
        try {
            return decoder.decode(event);
        } catch (RuntimeException e) {
            throw new Poison(event.position(), e);
        }
    }

    private Shelf<?> shelf(LoggedEvent event) {
        var shelf = shelves.get(ViewTypes.of(event.event()));
        if (shelf == null) {
            throw new IllegalStateException("No view folds " + event.event().getClass());
        }
        return shelf;
    }

    /** The views of one kind. */
    private static final class Shelf<V> {

        private final ViewType<V> type;
        private final Repositories repositories;
        private final Map<String, V> views = new HashMap<>();
        private final Set<String> writtenBefore = new HashSet<>();

        Shelf(ViewType<V> type, Repositories repositories) {
            this.type = type;
            this.repositories = repositories;
        }

        void fetchBack(List<LoggedEvent> events) {
            if (writtenBefore.isEmpty()) {
                return;
            }
            var ids = new HashSet<String>();
            for (var event : events) {
                if (!views.containsKey(event.stream()) && writtenBefore.contains(event.stream())) {
                    ids.add(event.stream());
                }
            }
            views.putAll(repositories.of(type).collection().findAll(ids));
        }

        void fold(LoggedEvent event, Postings postings) {
            var view = views.get(event.stream());
            if (event.sequence() != type.versionOf(view) + 1) {
                throw new IllegalStateException("Stream " + event.stream() + " has event " + event.sequence()
                        + " after event " + type.versionOf(view) + "; the log lacks what is between");
            }
            var next = type.evolve(view, event);
            views.put(event.stream(), next);
            postings.add(event, type, next);
        }

        void write() {
            var collection = repositories.of(type).collection();
            var inserted = new ArrayList<V>();
            var replaced = new ArrayList<V>();
            for (var entries = views.entrySet().iterator(); entries.hasNext(); ) {
                var entry = entries.next();
                (writtenBefore.add(entry.getKey()) ? inserted : replaced).add(entry.getValue());
                entries.remove();
                if (inserted.size() == DOCUMENTS_PER_WRITE) {
                    collection.insert(inserted);
                    inserted.clear();
                }
                if (replaced.size() == DOCUMENTS_PER_WRITE) {
                    collection.replace(replaced);
                    replaced.clear();
                }
            }
            collection.insert(inserted);
            collection.replace(replaced);
        }
    }
}
