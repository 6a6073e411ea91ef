package org.mentorship.api.errors;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

/** Top-level GraphQL errors with their code in {@code extensions.code}. */
public final class TopLevelErrors {

    /** The key of the code in the extensions. */
    public static final String CODE = "code";

    private static final int LONGEST_MESSAGE = 1_000;

    private TopLevelErrors() {}

    /** An error of the request as a whole. */
    public static GraphQLError of(GraphQlFailure failure) {
        return new CodedError(failure.getMessage(), failure.code(), null, null, extensions(failure));
    }

    /** An error of one field. */
    public static GraphQLError of(GraphQlFailure failure, DataFetchingEnvironment field) {
        var location = Optional.ofNullable(field.getField().getSourceLocation());
        return new CodedError(
                failure.getMessage(),
                failure.code(),
                location.map(List::of).orElse(null),
                field.getExecutionStepInfo().getPath().toList(),
                extensions(failure));
    }

    /** The same error with a code, and with a message that does not say all of a long value again. */
    public static GraphQLError withCode(GraphQLError error, FailureCode code) {
        var extensions = new LinkedHashMap<String, Object>(
                Optional.ofNullable(error.getExtensions()).orElse(Map.of()));
        extensions.put(CODE, code.name());
        return new CodedError(
                cut(error.getMessage()),
                Optional.ofNullable(error.getErrorType()).orElse(code),
                error.getLocations(),
                error.getPath(),
                extensions);
    }

    private static @Nullable String cut(@Nullable String message) {
        if (message == null || message.length() <= LONGEST_MESSAGE) {
            return message;
        }
        // Half of a surrogate pair could not be written.
        var end =
                Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1)) ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE;
        return message.substring(0, end) + "…";
    }

    private static Map<String, Object> extensions(GraphQlFailure failure) {
        return Map.of(CODE, failure.code().name());
    }

    /** A response that is nothing but this error; nothing was executed. */
    public static WebGraphQlResponse response(WebGraphQlRequest request, GraphQlFailure failure) {
        return response(request.toExecutionInput(), failure);
    }

    /** The same, where the request is not at hand any more. */
    public static WebGraphQlResponse response(ExecutionInput input, GraphQlFailure failure) {
        var result = ExecutionResult.newExecutionResult().addError(of(failure)).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(input, result));
    }
}
