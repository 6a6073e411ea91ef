package org.mentorship.api.errors;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.mentorship.contract.Unavailable;
import org.mentorship.contract.id.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionPublisherException;

/** Tells what the caller may know of an exception. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The failure to show; anything that was not meant for the caller becomes an incident. */
    static GraphQlFailure of(Throwable problem, String where) {
        return switch (problem) {
            case GraphQlFailure failure -> failure;
            case Unavailable away -> unavailable(away, where);
            case CompletionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause(), where);
            case ExecutionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause(), where);
            case SubscriptionPublisherException wrapper
            when wrapper.getCause() != null -> of(wrapper.getCause(), where);
            case IllegalArgumentException malformed
            when isMalformedId(malformed) -> GraphQlErrors.badRequest(String.valueOf(malformed.getMessage()));
            default -> Incident.of(problem, where);
        };
    }

    private static GraphQlFailure unavailable(Unavailable away, String where) {
        LOG.warn("{} cannot be answered: {}", where, away.getMessage());
        return GraphQlErrors.unavailable("The service cannot answer this now; try again soon.");
    }

    /** Ids check themselves, and quote only what they were given. */
    private static boolean isMalformedId(IllegalArgumentException problem) {
        var trace = problem.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(StreamId.class.getName());
    }
}
