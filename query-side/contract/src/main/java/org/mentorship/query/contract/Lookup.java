package org.mentorship.query.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * What became of asking for one thing by its id.
 *
 * @param <T> the view
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Lookup.Found.class, name = "found"),
    @JsonSubTypes.Type(value = Lookup.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = Lookup.NotYet.class, name = "not-yet")
})
public sealed interface Lookup<T> {

    /** The view, if there is one to show. */
    Optional<T> view();

    /** It is there, at least as new as was asked for. */
    record Found<T>(T value) implements Lookup<T> {
        @Override
        public Optional<T> view() {
            return Optional.of(value);
        }
    }

    /** There is no such thing (or there was none at the instant asked about). */
    record Unknown<T>() implements Lookup<T> {
        @Override
        public Optional<T> view() {
            return Optional.empty();
        }
    }

    /** The read model has not reached the version asked for in the time that a question may wait; ask again. */
    record NotYet<T>() implements Lookup<T> {
        @Override
        public Optional<T> view() {
            return Optional.empty();
        }
    }
}
