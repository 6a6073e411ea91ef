package org.mentorship.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.timeline.Postings;
import org.mentorship.query.views.ViewTypes;

/** Folds its share of the streams in memory, and then writes their views. Used by one thread. */
final class RebuildWorker {

    private static final int DOCUMENTS_PER_WRITE = 500;

    private final EventDecoder decoder;
    private final Map<ViewType<?>, Shelf<?>> shelves = new HashMap<>();
    private final Supplier<Postings> freshPostings;
    private Postings postings;

    RebuildWorker(EventDecoder decoder, Repositories repositories, Supplier<Postings> freshPostings) {
        this.decoder = decoder;
        this.freshPostings = freshPostings;
        this.postings = freshPostings.get();
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
        for (var event : decoded) {
            try {
                shelf(event).fold(event, postings);
            } catch (RuntimeException e) {
                throw new Poison(event.position(), e);
            }
        }
    }

    /**
     * Writes every view, and lets go of them.
     *
     * @param before some are written; ends it by what it throws
     */
    void write(Runnable before) {
        shelves.values().forEach(shelf -> shelf.write(before));
    }

    /** What this worker has for the index since it was last asked. */
    Postings takePostings() {
        var taken = postings;
        postings = freshPostings.get();
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

        Shelf(ViewType<V> type, Repositories repositories) {
            this.type = type;
            this.repositories = repositories;
        }

        void fold(LoggedEvent event, Postings postings) {
            var next = type.evolveNext(views.get(event.stream()), event);
            views.put(event.stream(), next);
            postings.add(event, type, next);
        }

        void write(Runnable before) {
            var collection = repositories.of(type).collection();
            var some = new ArrayList<V>(DOCUMENTS_PER_WRITE);
            for (var held = views.values().iterator(); held.hasNext(); ) {
                some.add(held.next());
                held.remove();
                if (some.size() == DOCUMENTS_PER_WRITE) {
                    before.run();
                    collection.insert(some);
                    some.clear();
                }
            }
            before.run();
            collection.insert(some);
        }
    }
}
