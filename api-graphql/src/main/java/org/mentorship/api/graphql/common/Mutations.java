package org.mentorship.api.graphql.common;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.axon.CallerEnvelope;
import org.mentorship.api.axon.Commands;
import org.mentorship.api.errors.Absence;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.observe.CallContext;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What all mutations have in common: from an input by way of one command to an answer that shows its effect. */
@Component
public final class Mutations {

    private static final Logger LOG = LoggerFactory.getLogger(Mutations.class);

    /** For how long a change of a part is made anew when the thing has moved on. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The longest pause before it is; a random part of it, so that those who were too late do not meet again. */
    private static final long MOST_PAUSE_MILLIS = 40;

    private final Commands commands;
    private final Reads reads;

    Mutations(Commands commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    /** Carries out a mutation; an input of which no command can be made is answered with a user error. */
    public <V> CompletableFuture<Answer<V>> answer(Supplier<CompletableFuture<Answer<V>>> mutation) {
        return started(mutation).exceptionallyCompose(failure -> {
            var cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return cause instanceof InvalidInput invalid
                    ? CompletableFuture.completedFuture(
                            Answer.refused(error(invalid.code(), invalid.text(), invalid.field())))
                    : CompletableFuture.failedFuture(cause);
        });
    }

    /**
     * Sends the one command of a mutation.
     *
     * @param command made with the envelope, whose command id the ids of new things are derived from
     */
    public <V> CompletableFuture<Answer<V>> send(
            Caller caller,
            Actor actor,
            CommandInput input,
            Thing<V> thing,
            Function<CallerEnvelope, ? extends Command> command) {
        var envelope = envelope(caller, actor, input);
        return commands.send(command.apply(envelope), envelope).thenCompose(outcome -> answered(outcome, thing, input));
    }

    /** Sends a command and answers with the bare outcome, for mutations that have to look at it. */
    public CompletableFuture<CommandOutcome> attempt(Command command, CallerEnvelope envelope) {
        return commands.send(command, envelope);
    }

    /**
     * Sends a command that changes a part of a thing and says the rest as it is. It takes effect only on the version that
     * it was made for; where the thing has moved on, and the caller did not ask for a version, it is made anew.
     *
     * @param command made of the thing as it is
     */
    public <V> CompletableFuture<Answer<V>> changed(
            Thing<V> thing,
            String id,
            ToLongFunction<V> version,
            Function<V, ? extends Command> command,
            CallerEnvelope envelope,
            CommandInput input) {
        return changed(
                thing, id, null, version, command, envelope.saying(CanonicalInput.of(input)), input, System.nanoTime());
    }

    private <V> CompletableFuture<Answer<V>> changed(
            Thing<V> thing,
            String id,
            @Nullable Long minVersion,
            ToLongFunction<V> version,
            Function<V, ? extends Command> command,
            CallerEnvelope envelope,
            CommandInput input,
            long begun) {
        return CallContext.carried(reads.get(thing, id, minVersion)).thenCompose(now -> {
            var expecting =
                    envelope.expectedVersion() == null ? envelope.expecting(version.applyAsLong(now)) : envelope;
            return commands.send(command.apply(now), expecting).thenCompose(outcome -> {
                if (!wasTooLate(outcome) || envelope.expectedVersion() != null) {
                    return answered(outcome, thing, input);
                }
                return System.nanoTime() - begun > PATIENCE.toNanos()
                        ? answered(Commands.OTHERS_WERE_QUICKER, thing, input)
                        : CallContext.carried(pause())
                                .thenCompose(_ -> changed(
                                        thing,
                                        id,
                                        version.applyAsLong(now) + 1,
                                        version,
                                        command,
                                        envelope,
                                        input,
                                        begun));
            });
        });
    }

    private static boolean wasTooLate(CommandOutcome outcome) {
        return outcome instanceof Rejected rejected && rejected.code() == RejectionCode.VERSION_CONFLICT;
    }

    private static CompletableFuture<Void> pause() {
        var millis = ThreadLocalRandom.current().nextLong(1, MOST_PAUSE_MILLIS);
        return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    /** Who sends the command, why, and under which command id. */
    public static CallerEnvelope envelope(Caller caller, Actor actor, CommandInput input) {
        return CallerEnvelope.of(caller, actor.role(), Inputs.commandId(input))
                .onBehalfOf(actor.onBehalfOf())
                .because(Inputs.reason(input, actor.role()))
                .readBy(actor.reader())
                .expecting(input instanceof Versioned versioned ? versioned.expectedVersion() : null);
    }

    /** The answer to a command: the thing as it is after it, or why it was refused. */
    public <V> CompletableFuture<Answer<V>> answered(CommandOutcome outcome, Thing<V> thing, CommandInput input) {
        return switch (outcome) {
            case Accepted accepted ->
                reads.ask(thing.find().query(accepted.stream(), accepted.version()))
                        .handle((lookup, failure) -> {
                            if (failure != null) {
                                unread(accepted.stream(), accepted.version(), failure);
                            }
                            return Answer.accepted(
                                    failure == null ? lookup.view().orElse(null) : null,
                                    accepted.versionSeen(),
                                    accepted.createdIds());
                        });
            case Rejected(var code, var _, var field)
            when code == RejectionCode.NOT_FOUND ->
                CompletableFuture.failedFuture(GraphQlErrors.notFound(missing(field, thing)));
            case Rejected(var code, var message, var field) ->
                CompletableFuture.completedFuture(Answer.refused(error(code, message, input.inputPath(field))));
        };
    }

    private static void unread(String stream, long version, Throwable failure) {
        if (Absence.isToldBy(failure)) {
            var reason = Absence.reason(failure);
            LOG.warn("{} was changed to version {} but cannot be read now: {}", stream, version, reason);
        } else {
            LOG.warn("{} was changed to version {} but could not be read", stream, version, failure);
        }
    }

    /** What is missing need not be the thing that the command is sent to. */
    private static String missing(List<String> field, Thing<?> thing) {
        return switch (field.isEmpty() ? "" : field.getLast()) {
            case "programId" -> Thing.PROGRAM.name();
            case "participantId" -> Thing.PARTICIPANT.name();
            default -> thing.name();
        };
    }

    private static UserError error(RejectionCode code, String message, List<String> field) {
        return new UserError(
                code,
                message,
                field.isEmpty()
                        ? null
                        : Stream.concat(Stream.of("input"), field.stream()).toList());
    }

    private static <V> CompletableFuture<Answer<V>> started(Supplier<CompletableFuture<Answer<V>>> mutation) {
        try {
            return mutation.get();
        } catch (InvalidInput invalid) {
            return CompletableFuture.failedFuture(invalid);
        }
    }
}
