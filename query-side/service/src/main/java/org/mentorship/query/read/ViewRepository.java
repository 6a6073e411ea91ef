package org.mentorship.query.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 */
public final class ViewRepository<V> {

    private final ViewType<V> type;
    private final ViewCollection<V> collection;
    private final StreamVersions versions;
    private final Duration patience;
    private final Executor executor;
    private final Cache<String, V> recent;
    private volatile boolean owned;

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
                .weigher((String _, V view) -> Math.toIntExact(Math.min(Integer.MAX_VALUE, 2 + type.versionOf(view))))
                .executor(Runnable::run)
                .build();
    }

    public ViewType<V> type() {
        return type;
    }

    public Optional<V> find(String id) {
        return owned ? Optional.ofNullable(recent.get(id, this::read)) : collection.find(id);
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
        var found = new HashMap<String, V>(owned ? recent.getAllPresent(ids) : Map.of());
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
        return collection.page(filter, after, limit);
    }

    /** Header fields of every view that matches. */
    public List<Header> headers(Document filter, List<String> fields) {
        return collection.headers(filter, fields);
    }

    /** Writes views in full and lets waiting questions know. For the one writer. */
    public void write(Collection<V> views) {
        collection.replace(views);
        for (var view : views) {
            if (owned) {
                recent.put(type.id().apply(view), view);
            }
            versions.advanced(type.id().apply(view), type.versionOf(view));
        }
    }

    /** The collection itself, for a rebuild. */
    public ViewCollection<V> collection() {
        return collection;
    }

    /** Whether this process is the one that writes these views now. */
    public void owned(boolean byThisProcess) {
        if (owned != byThisProcess) {
            recent.invalidateAll();
            owned = byThisProcess;
        }
    }

    /** Within the cache's lock of the id, so that what the writer puts there meanwhile is not overwritten by older. */
    private @Nullable V read(String id) {
        return collection.find(id).orElse(null);
    }

    private Lookup<V> atLeast(String id, long minVersion) {
        return find(id).filter(view -> type.versionOf(view) >= minVersion)
                .<Lookup<V>>map(Found::new)
                .orElseGet(NotYet::new);
    }
}
