package org.mentorship.query.fold;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;

/**
 * A kind of view: how it is folded, named and found.
 *
 * @param collection where its documents are kept
 * @param view the view's record
 * @param version sequence number of the last event that a view has seen
 * @param header the fields by which views are searched; kept beside the view, as plain values and lists of them
 * @param indexes header fields worth an index on a server that uses them
 * @param people ids of the participants whom a view concerns
 * @param program id of the programme that a view belongs to
 */
public record ViewType<V>(
        String collection,
        Class<V> view,
        Fold<V> fold,
        Function<V, String> id,
        ToLongFunction<V> version,
        Function<V, Map<String, Object>> header,
        List<String> indexes,
        Function<V, List<String>> people,
        Program<V> program) {

    /** One step: the view before, null for none, and the event make the view after. Pure. */
    @FunctionalInterface
    public interface Fold<V> {
        V evolve(@Nullable V view, DomainEvent event, Recorded at);
    }

    /** The programme of a view; null if it belongs to none. */
    @FunctionalInterface
    public interface Program<V> {
        @Nullable String of(V view);
    }

    public V evolve(@Nullable V view, LoggedEvent event) {
        return fold.evolve(view, event.event(), event.recorded());
    }

    /**
     * The view after the next event of its stream.
     *
     * @throws IllegalStateException if it is another one: the log lacks what is between
     */
    public V evolveNext(@Nullable V view, LoggedEvent event) {
        if (event.sequence() != versionOf(view) + 1) {
            throw new IllegalStateException("Stream " + event.stream() + " has event " + event.sequence()
                    + " after event " + versionOf(view) + "; the log lacks what is between");
        }
        return evolve(view, event);
    }

    /** The version of a view; −1 for none. */
    public long versionOf(@Nullable V view) {
        return view == null ? -1 : version.applyAsLong(view);
    }
}
