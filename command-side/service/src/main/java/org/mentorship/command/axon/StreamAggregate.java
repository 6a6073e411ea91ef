package org.mentorship.command.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.privacy.TextProtection;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.Envelope;

/**
 * The shell that all aggregates share: it holds the state that was folded from the stream, answers a repeated command as
 * before, checks the version that the caller expects, and applies what the decider decided. A refusal is an answer, not
 * an exception: the unit of work commits with nothing to append.
 *
 * @param <S> the sealed state; null before the first event
 * @param <C> the commands of the stream
 * @param <E> the events of the stream
 */
public abstract class StreamAggregate<S, C extends Command, E extends DomainEvent> {

    private static final Rejected FORGOTTEN = new Rejected(
            RejectionCode.PERSONAL_DATA_ERASED,
            "The data that these texts would belong to was erased, so they could not be kept; if the step needs none, leave"
                    + " them out.",
            List.of());

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable S state;

    /** The id of the last event. */
    private @Nullable String lastEvent;

    /** Whether it was not read from the log for this command; transient, since it is no part of what the events say. */
    private transient boolean cached;

    /** Whether an event of the stream has texts. */
    private boolean hasTexts;

    /** What each command id did; mutable, since it grows with every event and is never shared. */
    private final Map<String, Done> done = new HashMap<>();

    /**
     * A command that took effect.
     *
     * @param stored of its fingerprint
     * @param textsOf whose texts it brought, null if none
     * @param version its last event's sequence number
     * @param createdIds what it made
     */
    private record Done(String stored, @Nullable String textsOf, long version, List<String> createdIds) {}

    /** The state after an event. */
    protected abstract S evolve(@Nullable S state, E event, Instant recordedAt);

    /** The id of the event's stream. */
    protected abstract String streamOf(E event);

    /** The id of the thing inside the stream that the event made or concerns first, null if none. */
    protected abstract @Nullable String createdId(E event);

    /** How many of the events up to one (inclusive) are kept back from who sends a command. */
    protected int unseen(MetaData metaData, long upTo) {
        return 0;
    }

    protected final @Nullable S state() {
        return state;
    }

    /** One command on its way through the shell. */
    protected final CommandOutcome handle(
            C command,
            MetaData metaData,
            CommandDesk desk,
            BiFunction<@Nullable S, DecisionContext, Decision<E>> decider) {
        if (lastEvent == null || !cached) {
            cached = true;
            return answer(command, metaData, desk, decider);
        }
        var look = desk.freshness().look(command.streamId(), version(), lastEvent);
        var outcome = answer(command, metaData, desk, decider);
        look.confirm(); // what was applied is not yet appended
        return outcome;
    }

    private CommandOutcome answer(
            C command,
            MetaData metaData,
            CommandDesk desk,
            BiFunction<@Nullable S, DecisionContext, Decision<E>> decider) {
        var envelope = Envelope.from(metaData);
        var fingerprint = desk.fingerprints().of(command, envelope, metaData.get(Envelope.CONTENT));
        var before = done.get(envelope.commandId());
        if (before != null) {
            return desk.fingerprints().matches(before.stored(), fingerprint, envelope.commandId(), before.textsOf())
                    ? accepted(command, before.version(), before.createdIds(), metaData)
                    : new Rejected(
                            RejectionCode.IDEMPOTENCY_CONFLICT,
                            "The command id was used before, with other content or for what was erased since; send a new id.",
                            List.of("commandId"));
        }
        var expected = metaData.get(Envelope.EXPECTED_VERSION);
        var seen = version() - unseen(metaData, version());
        if (expected != null && Long.parseLong(expected.toString()) != seen) {
            return new Rejected(
                    RejectionCode.VERSION_CONFLICT,
                    "The version is %d, not %s; read again and decide anew.".formatted(seen, expected),
                    List.of("expectedVersion"));
        }
        var longReason = Texts.optionalLong(envelope.reason(), "reason");
        if (longReason != null) {
            return new Rejected(longReason.code(), longReason.message(), longReason.field());
        }
        return switch (decider.apply(
                state, new DecisionContext(desk.clock().instant(), envelope, command.streamId()))) {
            case Decision.Refused<E>(var refusal) -> new Rejected(refusal.code(), refusal.message(), refusal.field());
            case Decision.Accepted<E>(var events)
            when !events.stream().allMatch(event -> desk.keeping().canKeep(event, isKeyed(event))) -> FORGOTTEN;
            case Decision.Accepted<E>(var events) ->
                desk.fingerprints()
                        .stored(fingerprint, envelope.commandId(), textsOf(events))
                        .map(stored -> append(command, metaData.and(Envelope.FINGERPRINT, stored), events))
                        .orElse(FORGOTTEN);
        };
    }

    /** Whom texts on another's stream belong to was registered with a name. */
    private boolean isKeyed(E event) {
        var owner = textsOf(List.of(event));
        return owner != null && (hasTexts || !owner.equals(streamOf(event)));
    }

    private @Nullable String textsOf(List<E> events) {
        return events.stream()
                .flatMap(event -> TextProtection.ownerOfTexts(event).stream())
                .findFirst()
                .orElse(null);
    }

    private CommandOutcome append(C command, MetaData metaData, List<E> events) {
        var createdIds = new ArrayList<String>();
        var stored = metaData.withoutKeys(Set.of(Envelope.EXPECTED_VERSION, Envelope.READER, Envelope.CONTENT));
        for (var event : events) {
            apply(event, stored);
            addIfMade(createdIds, event);
        }
        return accepted(command, version(), createdIds, metaData);
    }

    private Accepted accepted(C command, long version, List<String> createdIds, MetaData metaData) {
        return new Accepted(command.streamId().value(), version, createdIds, unseen(metaData, version));
    }

    /** To be called by the one event sourcing handler of the subclass. */
    protected final void fold(E event, DomainEventMessage<?> message) {
        id = streamOf(event);
        state = evolve(state, event, message.getTimestamp());
        lastEvent = message.getIdentifier();
        var metaData = message.getMetaData();
        var commandId = String.valueOf(metaData.get(Envelope.COMMAND_ID));
        var before = done.get(commandId);
        var createdIds = new ArrayList<>(before == null ? List.of() : before.createdIds());
        addIfMade(createdIds, event);
        var texts = textsOf(List.of(event));
        hasTexts |= texts != null;
        var textsOf = before == null ? null : before.textsOf();
        done.put(
                commandId,
                new Done(
                        String.valueOf(metaData.get(Envelope.FINGERPRINT)),
                        textsOf == null ? texts : textsOf,
                        message.getSequenceNumber(),
                        List.copyOf(createdIds)));
    }

    private void addIfMade(List<String> createdIds, E event) {
        var made = createdId(event);
        if (made != null) {
            createdIds.add(made);
        }
    }

    /** The sequence number of the last event, −1 before the first. */
    private long version() {
        var version = getVersion();
        return version == null ? -1 : version;
    }
}
