package org.mentorship.api.errors;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.mentorship.contract.id.StreamId;
import org.springframework.graphql.execution.SubscriptionPublisherException;

/** Tells what the caller may know of an exception. */
final class Failures {

    private Failures() {}

    /** The failure to show; anything that was not meant for the caller becomes an incident. */
    static GraphQlFailure of(Throwable problem, String where) {
        return switch (problem) {
            case GraphQlFailure failure -> failure;
            case CompletionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause(), where);
            case ExecutionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause(), where);
            case SubscriptionPublisherException wrapper
            when wrapper.getCause() != null -> of(wrapper.getCause(), where);
            case IllegalArgumentException malformed
            when isMalformedId(malformed) -> GraphQlErrors.badRequest(String.valueOf(malformed.getMessage()));
            default -> Incident.of(problem, where);
        };
    }

    /** Ids check themselves, and quote only what they were given. */
    private static boolean isMalformedId(IllegalArgumentException problem) {
        var trace = problem.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(StreamId.class.getName());
    }
}
