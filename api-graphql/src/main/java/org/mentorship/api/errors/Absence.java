package org.mentorship.api.errors;

import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.mentorship.contract.Unavailable;

/**
 * Recognises exceptions which say that another process or a store is away, falls silent or is stopping: trying again
 * helps, and nothing is to be mended in the service.
 */
public final class Absence {

    private static final int CAUSES = 8;

    /** What speaks with Axon Server throws many kinds, some of them not public. */
    private static final String CONNECTOR = "io.axoniq.axonserver.connector.";

    private static final String CHANNEL = "io.grpc.";

    private Absence() {}

    /** Whether the exception, or one that it is the consequence of, says so. */
    public static boolean isToldBy(Throwable failure) {
        return causes(failure).anyMatch(Absence::isAbsence);
    }

    /** For logs: kinds of exceptions only, since their texts may quote what people wrote. */
    public static String reason(Throwable failure) {
        return causes(failure)
                .filter(cause -> !(cause instanceof CompletionException))
                .map(cause -> cause.getClass().getSimpleName())
                .distinct()
                .toList()
                .toString();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES);
    }

    private static boolean isAbsence(Throwable failure) {
        return switch (failure) {
            case Unavailable _ -> true;
            case NoHandlerForCommandException _ -> true;
            case NoHandlerForQueryException _ -> true;
            case CommandDispatchException _ -> true;
            case AxonServerQueryDispatchException _ -> true;
            case AxonServerException _ -> true;
            case EventStoreException _ -> true;
            case ShutdownInProgressException _ -> true;
            case RejectedExecutionException _ -> true;
            case TimeoutException _ -> true;
            default -> isOfTheConnection(failure.getClass().getName());
        };
    }

    private static boolean isOfTheConnection(String exception) {
        return exception.startsWith(CONNECTOR) || exception.startsWith(CHANNEL);
    }
}
