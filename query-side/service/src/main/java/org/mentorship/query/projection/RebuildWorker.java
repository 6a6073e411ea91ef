package org.mentorship.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
 * take: then those that were changed longest ago are written, and read back should more of their stream come. Used by one
 * thread.
 */
final class RebuildWorker {

    private static final int DOCUMENTS_PER_WRITE = 500;

    private final EventDecoder decoder;
    private final Map<ViewType<?>, Shelf<?>> shelves = new HashMap<>();
    private final long mostEventsHeld;
    private Postings postings = new Postings();

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
        var held = shelves.values().stream().mapToLong(Shelf::eventsHeld).sum();
        if (held > mostEventsHeld) {
            shelves.values().forEach(shelf -> shelf.write(shelf.eventsHeld() / 2));
        }
    }

    /** Writes every view that is held. */
    void write() {
        shelves.values().forEach(shelf -> shelf.write(0));
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
        /** In the order of their last change. */
        private final Map<String, V> views = new LinkedHashMap<>(16, 0.75f, true);

        private final Set<String> writtenBefore = new HashSet<>();
        private long eventsHeld;

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
            repositories.of(type).collection().findAll(ids).forEach((id, view) -> {
                views.put(id, view);
                eventsHeld += type.versionOf(view) + 1;
            });
        }

        long eventsHeld() {
            return eventsHeld;
        }

        void fold(LoggedEvent event, Postings postings) {
            var view = views.get(event.stream());
            if (event.sequence() != type.versionOf(view) + 1) {
                throw new IllegalStateException("Stream " + event.stream() + " has event " + event.sequence()
                        + " after event " + type.versionOf(view) + "; the log lacks what is between");
            }
            var next = type.evolve(view, event);
            views.put(event.stream(), next);
            eventsHeld++;
            postings.add(event, type, next);
        }

        /** Writes views, and lets go of them, until no more than so many events are held. */
        void write(long mostEventsHeld) {
            var collection = repositories.of(type).collection();
            var inserted = new ArrayList<V>();
            var replaced = new ArrayList<V>();
            for (var entries = views.entrySet().iterator(); eventsHeld > mostEventsHeld && entries.hasNext(); ) {
                var entry = entries.next();
                (writtenBefore.add(entry.getKey()) ? inserted : replaced).add(entry.getValue());
                eventsHeld -= type.versionOf(entry.getValue()) + 1;
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
