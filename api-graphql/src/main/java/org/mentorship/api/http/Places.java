package org.mentorship.api.http;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.errors.TopLevelErrors;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import reactor.core.publisher.Flux;

/** So many places for each holder, of which each is taken and given back. */
final class Places {

    private final int limit;
    private final Runnable whenFull;
    private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();

    Places(int limit) {
        this(limit, () -> {});
    }

    /** @param whenFull may give places back, before somebody is told that there is none */
    Places(int limit, Runnable whenFull) {
        this.limit = limit;
        this.whenFull = whenFull;
    }

    int limit() {
        return limit;
    }

    /** Takes a place; false if the holder has as many as there are. */
    boolean enter(String holder) {
        if (takes(holder)) {
            return true;
        }
        whenFull.run();
        return takes(holder);
    }

    private boolean takes(String holder) {
        var mine = taken.merge(holder, 1, Integer::sum);
        if (mine > limit) {
            leave(holder);
            return false;
        }
        return true;
    }

    void leave(String holder) {
        taken.computeIfPresent(holder, (_, count) -> count == 1 ? null : count - 1);
    }

    /** The events, which hold a place from when they are subscribed to until they end, and fail at once where there is none. */
    Flux<?> holding(String holder, Publisher<?> events, Supplier<GraphQlFailure> full) {
        return Flux.defer(() -> enter(holder)
                ? Flux.from(events).doFinally(_ -> leave(holder))
                : Flux.error(new SubscriptionPublisherException(List.of(TopLevelErrors.of(full.get())), null)));
    }

    /** Whether the holder could take a place now. */
    boolean hasRoom(String holder) {
        if (hasPlace(holder)) {
            return true;
        }
        whenFull.run();
        return hasPlace(holder);
    }

    private boolean hasPlace(String holder) {
        return taken.getOrDefault(holder, 0) < limit;
    }
}
