package org.mentorship.api.http;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import java.util.List;
import java.util.Locale;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.TopLevelErrors;
import org.springframework.core.Ordered;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/** Sees to it that every top-level error has a code: those of the GraphQL engine come without one. */
final class ErrorCodes implements WebGraphQlInterceptor, Ordered {

    private static final String PARSER_GAVE_UP = "parsing has been cancelled";

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        // The engine translates its messages; clients and logs get one language.
        request.configureExecutionInput(
                (_, input) -> input.locale(Locale.ENGLISH).build());
        return chain.next(request).map(ErrorCodes::coded);
    }

    private static WebGraphQlResponse coded(WebGraphQlResponse response) {
        var errors = response.getExecutionResult().getErrors();
        if (errors.stream().allMatch(ErrorCodes::hasCode)) {
            return response;
        }
        List<GraphQLError> coded = errors.stream()
                .map(error -> hasCode(error) ? error : TopLevelErrors.withCode(error, codeOf(error)))
                .toList();
        return response.transform(builder -> builder.errors(coded));
    }

    private static boolean hasCode(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey(TopLevelErrors.CODE);
    }

    private static FailureCode codeOf(GraphQLError error) {
        ErrorClassification kind = error.getErrorType();
        if (kind instanceof FailureCode code) {
            return code;
        }
        if (kind instanceof ErrorType type) {
            return switch (type) {
                case InvalidSyntax ->
                    String.valueOf(error.getMessage()).contains(PARSER_GAVE_UP)
                            ? FailureCode.TOO_COMPLEX
                            : FailureCode.INVALID_SYNTAX;
                case ValidationError -> FailureCode.VALIDATION_FAILED;
                case OperationNotSupported -> FailureCode.BAD_REQUEST;
                case ExecutionAborted -> FailureCode.TOO_COMPLEX;
                case DataFetchingException, NullValueInNonNullableField -> FailureCode.INTERNAL;
            };
        }
        if (kind instanceof org.springframework.graphql.execution.ErrorType type) {
            return switch (type) {
                case BAD_REQUEST -> FailureCode.BAD_REQUEST;
                case UNAUTHORIZED -> FailureCode.UNAUTHENTICATED;
                case FORBIDDEN -> FailureCode.FORBIDDEN;
                case NOT_FOUND -> FailureCode.NOT_FOUND;
                case INTERNAL_ERROR -> FailureCode.INTERNAL;
            };
        }
        return FailureCode.BAD_REQUEST;
    }

    /** Outermost, so that it sees the errors of the other interceptors as well. */
    @Override
    public int getOrder() {
        return -100;
    }
}
