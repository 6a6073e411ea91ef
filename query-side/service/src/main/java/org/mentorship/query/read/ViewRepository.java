package org.mentorship.query.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Lookup.Found;
import org.mentorship.query.contract.Lookup.NotYet;
import org.mentorship.query.contract.Lookup.Unknown;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.mongo.ViewCollection;
import org.mentorship.query.mongo.ViewCollection.Header;

/**
 * Views of one kind, with those lately written or read at hand. Views at hand are used only while this process writes
 * them (see {@link #owned}); there is one writer at a time, so they are then never older than the collection.
 *
 * <p>In memory, where the collection is no safer than what is at hand, a view is not stored anew with each event, which
 * would cost the more the longer it is: its header is stored when it changed, and the view when it is no longer at hand.
 */
public final class ViewRepository<V> {

    private final ViewType<V> type;
    private final ViewCollection<V> collection;
    private final StreamVersions versions;
    private final Duration patience;
    private final Executor executor;
    private final Cache<String, Held<V>> recent;
    private volatile boolean owned;

    /** @param ahead whether the collection has an older state of the view, or none */
    private record Held<V>(V view, boolean ahead) {}

    /**
     * @param patience how long a question waits for a version
     * @param executor runs what follows on a wait, so that the writer does not
     * @param recentEvents bound of the views at hand, as the sum of the events folded into them
     */
    public ViewRepository(
            ViewType<V> type,
            ViewCollection<V> collection,
            StreamVersions versions,
            Duration patience,
            Executor executor,
            long recentEvents) {
        this.type = type;
        this.collection = collection;
        this.versions = versions;
        this.patience = patience;
        this.executor = executor;
        this.recent = Caffeine.newBuilder()
                .maximumWeight(recentEvents)
                .weigher((String _, Held<V> held) ->
                        Math.toIntExact(Math.min(Integer.MAX_VALUE, 2 + type.versionOf(held.view()))))
                .executor(Runnable::run)
                .evictionListener((@Nullable String _, @Nullable Held<V> held, RemovalCause _) -> store(held))
                .build();
    }

    public ViewType<V> type() {
        return type;
    }

    /** About how many views are at hand. */
    public long atHand() {
        return recent.estimatedSize();
    }

    public Optional<V> find(String id) {
        return owned ? Optional.ofNullable(recent.get(id, this::read)).map(Held::view) : collection.find(id);
    }

    /** The view, waited for if a version is given that it has not reached. */
    public CompletableFuture<Lookup<V>> find(String id, @Nullable Long minVersion) {
        var view = find(id).orElse(null);
        if (minVersion == null || type.versionOf(view) >= minVersion) {
            return CompletableFuture.completedFuture(view == null ? new Unknown<>() : new Found<>(view));
        }
        var reached = versions.reached(id, minVersion);
        if (type.versionOf(find(id).orElse(null)) >= minVersion) {
            reached.complete(null); // it arrived between the look and the wait
        }
        return reached.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(_ -> atLeast(id, minVersion), executor);
    }

    /** The views that are there, by id; at most one query. */
    public Map<String, V> findAll(Collection<String> ids) {
        var found = new HashMap<String, V>();
        if (owned) {
            recent.getAllPresent(ids).forEach((id, held) -> found.put(id, held.view()));
        }
        var missing = new ArrayList<String>();
        for (var id : ids) {
            if (!found.containsKey(id)) {
                missing.add(id);
            }
        }
        found.putAll(collection.findAll(missing));
        return found;
    }

    /** Views that match the header fields, ordered by id, after an id. */
    public List<V> page(Document filter, @Nullable String after, int limit) {
        if (!isWrittenBehind()) {
            return collection.page(filter, after, limit);
        }
        var ids = collection.ids(filter, after, limit);
        var views = findAll(ids);
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }

    /** Header fields of every view that matches. */
    public List<Header> headers(Document filter, List<String> fields) {
        return collection.headers(filter, fields);
    }

    /** Writes views and lets waiting questions know. For the one writer. */
    public void write(Collection<V> views) {
        if (isWrittenBehind()) {
            writeBehind(views);
        } else {
            collection.replace(views);
            if (owned) {
                views.forEach(view -> recent.put(type.id().apply(view), new Held<>(view, false)));
            }
        }
        views.forEach(view -> versions.advanced(type.id().apply(view), type.versionOf(view)));
    }

    private boolean isWrittenBehind() {
        return owned && collection.isInMemory();
    }

    /** At hand first: who finds a header finds its view. */
    private void writeBehind(Collection<V> views) {
        var before = new HashMap<String, Held<V>>();
        var headers = new ArrayList<V>();
        for (var view : views) {
            var id = type.id().apply(view);
            var held = recent.getIfPresent(id);
            if (held != null) {
                before.put(id, held);
            }
            if (held == null
                    || !type.header().apply(held.view()).equals(type.header().apply(view))) {
                headers.add(view);
            }
            recent.put(id, new Held<>(view, true));
        }
        var written = false;
        try {
            collection.writeHeaders(headers);
            written = true;
        } finally {
            if (!written) {
                recent.invalidateAll(views.stream().map(type.id()).toList());
                recent.putAll(before);
            }
        }
    }

    /** Within the cache's lock of the id: nobody looks for the view in the collection before it is there. */
    private void store(@Nullable Held<V> held) {
        if (held != null && held.ahead()) {
            collection.replace(List.of(held.view()));
        }
    }

    /** The collection itself, for a rebuild. */
    public ViewCollection<V> collection() {
        return collection;
    }

    /** Whether this process is the one that writes these views now. */
    public void owned(boolean byThisProcess) {
        if (owned != byThisProcess) {
            recent.asMap().values().forEach(this::store);
            recent.invalidateAll();
            owned = byThisProcess;
        }
    }

    /** Within the cache's lock of the id, so that what the writer puts there meanwhile is not overwritten by older. */
    private @Nullable Held<V> read(String id) {
        return collection.find(id).map(view -> new Held<>(view, false)).orElse(null);
    }

    private Lookup<V> atLeast(String id, long minVersion) {
        return find(id).filter(view -> type.versionOf(view) >= minVersion)
                .<Lookup<V>>map(Found::new)
                .orElseGet(NotYet::new);
    }
}
