package org.mentorship.api.axon;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.mentorship.api.errors.Absence;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.observe.CallContext;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.HandlingFailure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the callers' commands and answers with what became of them. What a rule refuses and a stream that
 * has moved on are answers; everything else fails the future.
 */
public final class Commands {

    /** The answer where others were always quicker. */
    public static final CommandOutcome OTHERS_WERE_QUICKER = LocalCommands.OTHERS_WERE_QUICKER;

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    /** A little less than the caller waits for an answer, so that the caller is told what became of the command. */
    private static final long PATIENCE_SECONDS = 20;

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
     * @return what became of it; fails with UNAVAILABLE if nobody takes it, or if its answer does not come
     */
    public CompletableFuture<CommandOutcome> send(Command command, CallerEnvelope envelope) {
        return dispatch(command, envelope)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .handleAsync(
                        (outcome, failure) -> failure == null
                                ? CompletableFuture.completedFuture(outcome)
                                : CompletableFuture.<CommandOutcome>failedFuture(
                                        told(command, envelope, unwrapped(failure))),
                        CallContext.current().on(continuations))
                .thenCompose(answer -> answer);
    }

    private CompletableFuture<CommandOutcome> dispatch(Command command, CallerEnvelope envelope) {
        try {
            return gateway.send(new GenericCommandMessage<>(command, envelope.toMetadata()));
        } catch (RuntimeException notSent) {
            return CompletableFuture.failedFuture(notSent);
        }
    }

    private static Throwable told(Command command, CallerEnvelope envelope, Throwable failure) {
        return switch (failure) {
            case CommandExecutionException handler when isStoreAway(handler) -> inDoubt(command, envelope, failure);
            case CommandExecutionException handler -> handler;
            case NoHandlerForCommandException _ ->
                GraphQlErrors.unavailable("Nobody takes commands now, and nothing was changed; try again soon.");
            case ShutdownInProgressException _ ->
                GraphQlErrors.unavailable("The service is stopping, and nothing was changed; try again soon.");
            default -> Absence.isToldBy(failure) ? inDoubt(command, envelope, failure) : failure;
        };
    }

    private static Throwable inDoubt(Command command, CallerEnvelope envelope, Throwable failure) {
        LOG.warn("What became of a {} is not known: {}", command.getClass().getSimpleName(), Absence.reason(failure));
        return GraphQlErrors.unavailable("The service cannot say now whether this took effect; send it again with the"
                + " commandId \"" + envelope.commandId() + "\", which has no second effect.");
    }

    private static boolean isStoreAway(CommandExecutionException failure) {
        return failure.getDetails().orElse(null) instanceof HandlingFailure told && told.kind() == Kind.STORE_AWAY;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? unwrapped(failure.getCause())
                : failure;
    }
}
