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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
 * Views of one kind. On a server, which other processes write as well, each is read from there and written there.
 *
 * <p>In memory this process alone writes, and keeps those lately written or read at hand. The collection is no safer there
 * than what is at hand, so a view is not stored anew with each event, which would cost the more the longer it is: its
 * header is stored when it changed, and the view when it is no longer at hand.
 */
public final class ViewRepository<V> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ViewType<V> type;
    private final ViewCollection<V> collection;
    private final StreamVersions versions;
    private final Duration patience;
    private final Executor executor;
    private final Cache<String, Held<V>> recent;

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
        return collection.isInMemory()
                ? Optional.ofNullable(recent.get(id, this::read)).map(Held::view)
                : collection.find(id);
    }

    /** The view, waited for if a version is given that it has not reached. */
    public CompletableFuture<Lookup<V>> find(String id, @Nullable Long minVersion) {
        var view = find(id).orElse(null);
        if (minVersion == null || type.versionOf(view) >= minVersion) {
            return CompletableFuture.completedFuture(view == null ? new Unknown<>() : new Found<>(view));
        }
        if (!collection.isInMemory()) {
            return CompletableFuture.supplyAsync(() -> lookedForAgainAndAgain(id, minVersion), executor);
        }
        var reached = versions.reached(id, minVersion);
        if (type.versionOf(find(id).orElse(null)) >= minVersion) {
            reached.complete(null); // it arrived between the look and the wait
        }
        return reached.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(_ -> atLeast(id, minVersion), executor);
    }

    /** Another process may write it, so it is looked for until it is there, and sooner if this process writes it. */
    private Lookup<V> lookedForAgainAndAgain(String id, long minVersion) {
        var reached = versions.reached(id, minVersion);
        var end = System.nanoTime() + patience.toNanos();
        var lookup = atLeast(id, minVersion);
        for (var left = patience.toNanos(); lookup instanceof NotYet && left > 0; left = end - System.nanoTime()) {
            await(reached, Math.min(left, LOOK_AGAIN.toNanos()));
            lookup = atLeast(id, minVersion);
        }
        reached.complete(null);
        return lookup;
    }

    private static void await(CompletableFuture<Void> reached, long nanos) {
        try {
            reached.copy().completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for a view");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for a view does not fail", e);
        }
    }

    /** The views that are there, by id; at most one query. */
    public Map<String, V> findAll(Collection<String> ids) {
        var found = new HashMap<String, V>();
        if (collection.isInMemory()) {
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
        if (!collection.isInMemory()) {
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
        if (collection.isInMemory()) {
            writeBehind(views);
        } else {
            collection.replace(views);
        }
        views.forEach(view -> versions.advanced(type.id().apply(view), type.versionOf(view)));
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
