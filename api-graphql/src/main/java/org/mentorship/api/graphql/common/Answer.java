package org.mentorship.api.graphql.common;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a mutation has to say.
 *
 * @param object as it is after the command; null if it was refused, or cannot be read yet
 * @param version of the object's stream after the command, as the caller counts it; null if it was refused
 * @param createdIds ids of things made inside the object, in the order of the input
 */
public record Answer<V>(
        @Nullable V object, @Nullable Long version, List<UserError> userErrors, List<String> createdIds) {

    public Answer {
        userErrors = List.copyOf(userErrors);
        createdIds = List.copyOf(createdIds);
    }

    static <V> Answer<V> accepted(@Nullable V object, long version, List<String> createdIds) {
        return new Answer<>(object, version, List.of(), createdIds);
    }

    static <V> Answer<V> refused(UserError error) {
        return new Answer<>(null, null, List.of(error), List.of());
    }

    /** The same answer; without the object, if that may not be shown. */
    public Answer<V> ifShown(Predicate<V> mayBeShown) {
        return object == null || mayBeShown.test(object) ? this : new Answer<>(null, version, userErrors, createdIds);
    }

    /** The one thing that the command made; null if it made none. */
    public @Nullable String createdId() {
        return createdIds.isEmpty() ? null : createdIds.getFirst();
    }
}
