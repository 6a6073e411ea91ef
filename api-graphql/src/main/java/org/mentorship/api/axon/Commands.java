package org.mentorship.api.axon;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.observe.CallContext;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the callers' commands and answers with what became of them. What a rule refuses and a stream that
 * has moved on are answers; everything else fails the future.
 */
public final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    /** Two writers of one stream: each attempt decides anew on what the other one wrote. */
    private static final int ATTEMPTS = 4;

    /** The answer where others were always quicker. */
    public static final CommandOutcome OTHERS_WERE_QUICKER = new CommandOutcome.Rejected(
            RejectionCode.VERSION_CONFLICT, "Others are changing this at the same time; try again.", List.of());

    private final CommandGateway gateway;
    private final Executor continuations;

    /**
     * @param continuations runs what callers chain to the answer, so that the command bus's threads are free for commands
     */
    public Commands(CommandGateway gateway, Executor continuations) {
        this.gateway = gateway;
        this.continuations = continuations;
    }

    /**
     * Sends a command once; a retry with the same command id has no second effect.
     *
     * @return what became of it; fails with UNAVAILABLE if the service is overloaded or cannot store anything now
     */
    public CompletableFuture<CommandOutcome> send(Command command, CallerEnvelope envelope) {
        return attempt(command, envelope, ATTEMPTS);
    }

    private CompletableFuture<CommandOutcome> attempt(Command command, CallerEnvelope envelope, int attemptsLeft) {
        return dispatch(command, envelope)
                .handleAsync(
                        (outcome, failure) -> failure == null
                                ? CompletableFuture.completedFuture(outcome)
                                : recover(command, envelope, attemptsLeft, cause(failure)),
                        CallContext.current().on(continuations))
                .thenCompose(answer -> answer);
    }

    private CompletableFuture<CommandOutcome> dispatch(Command command, CallerEnvelope envelope) {
        try {
            return gateway.send(new GenericCommandMessage<>(command, envelope.toMetadata()));
        } catch (RejectedExecutionException overloaded) {
            return CompletableFuture.failedFuture(overloaded);
        }
    }

    private CompletableFuture<CommandOutcome> recover(
            Command command, CallerEnvelope envelope, int attemptsLeft, Throwable failure) {
        return switch (failure) {
            case ConcurrencyException _ when attemptsLeft > 1 -> attempt(command, envelope, attemptsLeft - 1);
            case ConcurrencyException _ -> CompletableFuture.completedFuture(OTHERS_WERE_QUICKER);
            case RejectedExecutionException _ ->
                CompletableFuture.failedFuture(
                        GraphQlErrors.unavailable("The service has more to do than it can take on; try again soon."));
            case EventStoreException _ -> notStored(failure);
            case Unavailable _ -> notStored(failure);
            default -> CompletableFuture.failedFuture(failure);
        };
    }

    /** The caller may send the same again: should the disk have kept it against all odds, it is answered as done. */
    private static CompletableFuture<CommandOutcome> notStored(Throwable failure) {
        LOG.warn("A command was refused: {}", failure.getMessage());
        return CompletableFuture.failedFuture(
                GraphQlErrors.unavailable(
                        "The service cannot store anything now, and took nothing of this; try again soon, with the same command id."));
    }

    private static Throwable cause(Throwable failure) {
        var cause = failure.getCause();
        return cause != null && (failure instanceof CompletionException || failure instanceof CommandExecutionException)
                ? cause(cause)
                : failure;
    }
}
