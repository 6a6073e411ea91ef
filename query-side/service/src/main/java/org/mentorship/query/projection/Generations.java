package org.mentorship.query.projection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.Unavailable;
import org.mentorship.query.contract.ByIds;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;
import org.mentorship.query.read.Admission;

/**
 * Knows from which building the read models are. When others are built in their place, or when they are lost, nothing more
 * is answered from them.
 *
 * <p>That they are still whole is known for a moment after it was looked up; whoever builds others waits for as long before
 * anything is thrown away. For an answer that lacks something the marker is looked up in any case, since read models that were lost by other
 * hands were not waited for.
 */
final class Generations {

    /** For so long after a look nothing is thrown away. */
    static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final ReadModelMarker marker;
    private final LongSupplier nanoTime;
    private volatile @Nullable Look latest;

    /**
     * What a look has shown.
     *
     * @param begunNanos what was so then holds from there on
     */
    private record Look(String generation, long begunNanos) {}

    Generations(ReadModelMarker marker, LongSupplier nanoTime) {
        this.marker = marker;
        this.nanoTime = nanoTime;
    }

    /**
     * Lets an answer out, if what it was read from was whole until now.
     *
     * @param serving the generation that was read, as far as this process knew
     * @throws ReadModelsNotWhole if it may not have been
     */
    void admit(String serving, Query<?> question, @Nullable Object answer) {
        if ((lacksSomething(question, answer) || !isKnownToBe(serving)) && !look().equals(serving)) {
            throw new ReadModelsNotWhole();
        }
    }

    /** What is told of a failure to answer: that what was read is no longer whole, where that may be why. */
    RuntimeException told(String serving, RuntimeException failure) {
        if (failure instanceof Unavailable) {
            return failure;
        }
        try {
            return look().equals(serving) ? failure : new ReadModelsNotWhole();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            return failure;
        }
    }

    /** For one generation. */
    Admission to(String serving) {
        return new Admission() {
            @Override
            public void admit(Query<?> question, @Nullable Object answer) {
                Generations.this.admit(serving, question, answer);
            }

            @Override
            public RuntimeException told(RuntimeException failure) {
                return Generations.this.told(serving, failure);
            }
        };
    }

    private boolean isKnownToBe(String generation) {
        var look = latest;
        return look != null
                && look.generation().equals(generation)
                && nanoTime.getAsLong() - look.begunNanos() < KNOWN_FOR.toNanos();
    }

    private String look() {
        var begun = nanoTime.getAsLong();
        var generation = marker.generation().orElse("");
        latest = new Look(generation, begun);
        return generation;
    }

    private static boolean lacksSomething(Query<?> question, @Nullable Object answer) {
        return question instanceof ByIds byIds && answer instanceof Map<?, ?> found
                ? found.size() < Set.copyOf(byIds.ids()).size()
                : findsNothing(answer);
    }

    private static boolean findsNothing(@Nullable Object answer) {
        return switch (answer) {
            case null -> true;
            case Lookup<?> lookup -> lookup.view().isEmpty();
            case Page<?> page -> page.edges().isEmpty();
            case List<?> list -> list.isEmpty() || list.stream().anyMatch(Generations::findsNothing);
            case Map<?, ?> map -> map.isEmpty();
            case Long position -> position < 0;
            default -> false;
        };
    }
}
