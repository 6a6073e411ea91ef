package org.mentorship.api.errors;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.id.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionPublisherException;

/** Tells what the caller may know of an exception. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The failure to show; anything that was not meant for the caller becomes an incident. */
    public static GraphQlFailure of(Throwable problem, String where) {
        return switch (problem) {
            case GraphQlFailure failure -> failure;
            case HandlerExecutionException handler
            when details(handler) != null -> told(requireNonNull(details(handler)));
            case CompletionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause(), where);
            case ExecutionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause(), where);
            case SubscriptionPublisherException wrapper
            when wrapper.getCause() != null -> of(wrapper.getCause(), where);
            case NoHandlerForQueryException _ -> nobodyAnswers(where);
            case IllegalArgumentException malformed
            when isMalformedId(malformed) -> GraphQlErrors.badRequest(String.valueOf(malformed.getMessage()));
            default -> Absence.isToldBy(problem) ? away(problem, where) : Incident.of(problem, where);
        };
    }

    private static GraphQlFailure nobodyAnswers(String where) {
        LOG.warn("{} cannot be answered: no process answers questions", where);
        return GraphQlErrors.unavailable(
                "Nobody answers questions now: the read models are being built, or no process is there"
                        + " that answers from them; try again soon.");
    }

    private static GraphQlFailure away(Throwable problem, String where) {
        LOG.warn("{} cannot be answered: {}", where, Absence.reason(problem));
        return GraphQlErrors.unavailable("The service cannot answer this now; try again soon.");
    }

    /** What the process that handled a command or a question says of it. */
    private static GraphQlFailure told(HandlingFailure failure) {
        return switch (failure.kind()) {
            case OVERLOADED ->
                GraphQlErrors.unavailable(
                        "The service has more to do than it can take on, and took nothing of this; try again soon.");
            case STORE_AWAY -> GraphQlErrors.unavailable("The service cannot answer this now; try again soon.");
            case INVALID_CURSOR -> GraphQlErrors.badRequest(String.valueOf(failure.detail()));
            case DEFECT -> Incident.told(failure.detail());
        };
    }

    private static @Nullable HandlingFailure details(HandlerExecutionException failure) {
        return failure.getDetails().orElse(null) instanceof HandlingFailure told ? told : null;
    }

    /** Ids check themselves, and quote only what they were given. */
    private static boolean isMalformedId(IllegalArgumentException problem) {
        var trace = problem.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(StreamId.class.getName());
    }
}
