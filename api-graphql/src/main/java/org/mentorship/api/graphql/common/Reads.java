package org.mentorship.api.graphql.common;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.query.contract.Answers;
import org.mentorship.query.contract.InvalidCursor;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Queries;
import org.mentorship.query.contract.Query;
import org.springframework.stereotype.Component;

/** Asks the read side, and turns what the caller cannot mend by other input into top-level errors. */
@Component
public final class Reads {

    /** To wait for what does not come. */
    public static final long NEVER_REACHED = Long.MAX_VALUE;

    /** Who has waited for so long, and could wait longer, asks again: between processes an answer may be lost. */
    public static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    private final Queries queries;

    Reads(QueryGateway gateway) {
        this.queries = new Queries(gateway);
    }

    /** The answer; fails with BAD_REQUEST for a cursor of another list. Who cancels it does not wait for it any more. */
    public <R> CompletableFuture<R> ask(Query<R> query) {
        var asked = queries.ask(query);
        return Answers.cancelling(
                asked, asked.exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(failure))));
    }

    /** The thing as it is; empty if there is none. */
    public <V> CompletableFuture<Optional<V>> find(Thing<V> thing, String id) {
        return ask(thing.find().query(id, null)).thenApply(Lookup::view);
    }

    /** The thing; fails with NOT_FOUND if there is none, and with UNAVAILABLE if it is not as new as asked for. */
    public <V> CompletableFuture<V> get(Thing<V> thing, String id, @Nullable Long minVersion) {
        return get(thing.find().query(id, minVersion), thing);
    }

    /**
     * The thing, if the caller may read it, also if they may only since the version that they wait for. Whether there is
     * something that they may not read is not told: neither by the answer nor by the time that it takes, which is that of a
     * thing nobody has.
     *
     * @return fails with NOT_FOUND; where a version is waited for, with UNAVAILABLE
     */
    public <V> CompletableFuture<V> readable(
            Thing<V> thing, String id, @Nullable Long minVersion, Predicate<V> mayRead) {
        if (!isWaitedFor(minVersion)) {
            return get(thing, id, null).thenApply(view -> {
                if (!mayRead.test(view)) {
                    throw GraphQlErrors.notFound(thing.name());
                }
                return view;
            });
        }
        return find(thing, id).thenCompose(now -> {
            var refused = now.filter(mayRead).isPresent()
                    ? CompletableFuture.<V>failedFuture(notYet())
                    : hidden(thing, id, minVersion); // from now on, whenever the version comes
            return get(thing, id, minVersion)
                    .thenCompose(view -> mayRead.test(view) ? CompletableFuture.completedFuture(view) : refused);
        });
    }

    /** What the caller may not read; fails as {@link #readable} does for a thing nobody has, and after as long. */
    public <V> CompletableFuture<V> hidden(Thing<V> thing, String id, @Nullable Long minVersion) {
        return isWaitedFor(minVersion)
                ? get(thing, id, NEVER_REACHED)
                : CompletableFuture.failedFuture(GraphQlErrors.notFound(thing.name()));
    }

    static boolean isWaitedFor(@Nullable Long version) {
        return version != null && version >= 0;
    }

    /** What a lookup finds; fails as {@link #get(Thing, String, Long)} does. */
    public <V> CompletableFuture<V> get(Query<Lookup<V>> query, Thing<V> thing) {
        var asked = ask(query);
        return Answers.cancelling(asked, asked.thenApply(lookup -> got(thing, lookup)));
    }

    private static <V> V got(Thing<V> thing, Lookup<V> lookup) {
        return switch (lookup) {
            case Lookup.Found<V>(var value) -> value;
            case Lookup.Unknown<V>() -> throw GraphQlErrors.notFound(thing.name());
            case Lookup.NotYet<V>() -> throw notYet();
        };
    }

    private static GraphQlFailure notYet() {
        return GraphQlErrors.unavailable("This version cannot be read yet; ask again in a moment.");
    }

    private static Throwable translated(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidCursor invalid) {
                return GraphQlErrors.badRequest(String.valueOf(invalid.getMessage()));
            }
        }
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
