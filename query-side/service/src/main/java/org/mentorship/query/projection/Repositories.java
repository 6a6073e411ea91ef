package org.mentorship.query.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.read.StreamVersions;
import org.mentorship.query.read.ViewRepository;
import org.mentorship.query.views.ViewTypes;

/** The repository of each kind of view. */
public final class Repositories {

    /** A view takes some 800 bytes for each event folded into it; an eighth of the heap is theirs. */
    private static final long BYTES_PER_EVENT = 800;

    private static final int PART_OF_HEAP = 8;

    private final Map<ViewType<?>, ViewRepository<?>> byType = new HashMap<>();

    public Repositories(ReadStore store, StreamVersions versions, Duration patience, Executor executor) {
        this(store, versions, patience, executor, eventsAtHand());
    }

    /** How many events' worth of views of one kind may be kept in memory. */
    static long eventsAtHand() {
        return Runtime.getRuntime().maxMemory()
                / PART_OF_HEAP
                / BYTES_PER_EVENT
                / ViewTypes.all().size();
    }

    /** @param events how many events' worth of views of each kind is at hand */
    Repositories(ReadStore store, StreamVersions versions, Duration patience, Executor executor, long events) {
        for (var type : ViewTypes.all()) {
            byType.put(type, repository(type, store, versions, patience, executor, events));
        }
    }

    private static <V> ViewRepository<V> repository(
            ViewType<V> type,
            ReadStore store,
            StreamVersions versions,
            Duration patience,
            Executor executor,
            long events) {
        return new ViewRepository<>(type, store.views(type), versions, patience, executor, events);
    }

    @SuppressWarnings("unchecked") // the constructor puts a repository of V under each type of V
    public <V> ViewRepository<V> of(ViewType<V> type) {
        return (ViewRepository<V>) Objects.requireNonNull(byType.get(type));
    }

    public Map<ViewType<?>, ViewRepository<?>> all() {
        return Map.copyOf(byType);
    }
}
