package org.mentorship.command.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.RejectionCode;

/**
 * What a decider makes of a command: events to append (none where the command has nothing to change), or a refusal.
 *
 * @param <E> the events of the stream
 */
public sealed interface Decision<E extends DomainEvent> {

    /** The command is accepted. */
    record Accepted<E extends DomainEvent>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** A rule refuses the command; see {@link org.mentorship.contract.CommandOutcome.Rejected} for the parts. */
    record Refused<E extends DomainEvent>(Refusal refusal) implements Decision<E> {}

    @SafeVarargs
    static <E extends DomainEvent> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E extends DomainEvent> Decision<E> accept(List<? extends E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    static <E extends DomainEvent> Decision<E> refuse(RejectionCode code, String message, String... field) {
        return new Refused<>(Refusal.of(code, message, field));
    }

    /** Nothing to change: the wish is fulfilled already. */
    static <E extends DomainEvent> Decision<E> nothing() {
        return new Accepted<>(List.of());
    }

    /**
     * Decides by rules: the first refusal, in the order given, or else what the supplier makes.
     *
     * @param refusals what each rule said, null where it has no objection
     */
    static Rules rules(@Nullable Refusal... refusals) {
        return new Rules(
                Arrays.stream(refusals).filter(Objects::nonNull).findFirst().orElse(null));
    }

    /** The outcome of a row of rules. */
    record Rules(@Nullable Refusal first) {

        public <E extends DomainEvent> Decision<E> then(Supplier<Decision<E>> decision) {
            return first == null ? decision.get() : new Refused<>(first);
        }
    }
}
