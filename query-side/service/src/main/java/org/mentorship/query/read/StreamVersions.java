package org.mentorship.query.read;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells waiting questions that the read model of a stream has reached a version. It goes by the version of the one
 * stream: a position in the log would say nothing about what a batch has written so far.
 */
public final class StreamVersions {

    private final ConcurrentHashMap<String, List<Waiter>> waiting = new ConcurrentHashMap<>();

    private record Waiter(long version, CompletableFuture<Void> reached) {}

    /** Completes when {@link #advanced} tells of this version or a later one; complete it to stop waiting. */
    public CompletableFuture<Void> reached(String stream, long version) {
        var waiter = new Waiter(version, new CompletableFuture<>());
        waiting.compute(stream, (_, waiters) -> {
            var next = waiters == null ? new ArrayList<Waiter>(1) : new ArrayList<>(waiters);
            next.add(waiter);
            return next;
        });
        return waiter.reached().whenComplete((_, _) -> remove(stream, waiter));
    }

    /** To be called when a view can be read at this version. */
    public void advanced(String stream, long version) {
        var waiters = waiting.get(stream);
        if (waiters != null) {
            waiters.stream()
                    .filter(waiter -> waiter.version() <= version)
                    .forEach(waiter -> waiter.reached().complete(null));
        }
    }

    /** How many questions are waiting. */
    public int waiting() {
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    private void remove(String stream, Waiter waiter) {
        waiting.computeIfPresent(stream, (_, waiters) -> {
            var next = waiters.stream().filter(other -> other != waiter).toList();
            return next.isEmpty() ? null : next;
        });
    }
}
