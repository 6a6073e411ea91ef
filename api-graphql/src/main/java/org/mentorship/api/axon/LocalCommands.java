package org.mentorship.api.axon;

import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.callbacks.NoOpCallback;
import org.axonframework.common.Registration;
import org.axonframework.lifecycle.ShutdownLatch;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.mentorship.api.errors.Absence;
import org.mentorship.api.errors.Incident;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.HandlingFailure.Kind;
import org.mentorship.contract.RejectionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command bus beside the handlers, whoever sent the command. What meets another writer of its stream is decided anew
 * here, and what fails is told as a {@link HandlingFailure}, so that no text of an exception leaves the process.
 */
final class LocalCommands implements CommandBus {

    /** The answer where others were always quicker. */
    static final CommandOutcome OTHERS_WERE_QUICKER = new CommandOutcome.Rejected(
            RejectionCode.VERSION_CONFLICT, "Others are changing this at the same time; try again.", List.of());

    private static final Logger LOG = LoggerFactory.getLogger(LocalCommands.class);

    /** Two writers of one stream: each attempt decides anew on what the other one wrote. */
    private static final int ATTEMPTS = 4;

    /** Axon Server's code for a sequence number that is taken; Axon hands it on as it came (4.13). */
    private static final String SEQUENCE_NUMBER_TAKEN = "AXONIQ-2000";

    private final CommandBus bus;
    private final ShutdownLatch underWay = new ShutdownLatch();

    LocalCommands(CommandBus bus) {
        this.bus = bus;
        underWay.initialize();
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, NoOpCallback.INSTANCE);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        var activity = underWay.registerActivity();
        attempt(
                command,
                (CommandMessage<? extends C> message, CommandResultMessage<? extends R> result) -> {
                    try {
                        callback.onResult(message, result);
                    } finally {
                        activity.end();
                    }
                },
                ATTEMPTS);
    }

    private <C, R> void attempt(
            CommandMessage<C> command, CommandCallback<? super C, ? super R> callback, int attemptsLeft) {
        try {
            bus.<C, R>dispatch(command, (message, result) -> {
                if (!result.isExceptional()) {
                    callback.onResult(message, result);
                } else if (!wasTooLate(result.exceptionResult())) {
                    callback.onResult(message, failed(command, result.exceptionResult()));
                } else if (attemptsLeft > 1) {
                    attempt(command, callback, attemptsLeft - 1);
                } else {
                    callback.onResult(message, othersWereQuicker());
                }
            });
        } catch (RejectedExecutionException overloaded) {
            callback.onResult(command, failed(command, overloaded));
        }
    }

    @SuppressWarnings("unchecked") // every command is answered with an outcome
    private static <R> CommandResultMessage<R> othersWereQuicker() {
        return (CommandResultMessage<R>) new GenericCommandResultMessage<>(OTHERS_WERE_QUICKER);
    }

    private static boolean wasTooLate(Throwable failure) {
        return switch (failure) {
            case ConcurrencyException _ -> true;
            case AggregateStreamCreationException _ -> true;
            case StatusRuntimeException refused ->
                String.valueOf(refused.getStatus().getDescription()).contains(SEQUENCE_NUMBER_TAKEN);
            default -> false;
        };
    }

    private static <R> CommandResultMessage<R> failed(CommandMessage<?> command, Throwable failure) {
        var told = failure(command.getPayloadType().getSimpleName(), failure);
        return new GenericCommandResultMessage<>(
                new CommandExecutionException("The command failed: " + told.kind(), null, told));
    }

    private static HandlingFailure failure(String command, Throwable failure) {
        if (failure instanceof RejectedExecutionException || failure instanceof NoHandlerForCommandException) {
            return new HandlingFailure(Kind.OVERLOADED, null);
        }
        if (Absence.isToldBy(failure)) {
            LOG.warn("{} may have failed: {}", command, Absence.reason(failure));
            return new HandlingFailure(Kind.STORE_AWAY, null);
        }
        return new HandlingFailure(Kind.DEFECT, Incident.log(failure, command));
    }

    /** Completes when nothing is being handled, and what is begun after that is not waited for. */
    CompletableFuture<Void> idle() {
        return underWay.initiateShutdown();
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return bus.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        return bus.registerHandlerInterceptor(handlerInterceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        return bus.registerDispatchInterceptor(dispatchInterceptor);
    }
}
