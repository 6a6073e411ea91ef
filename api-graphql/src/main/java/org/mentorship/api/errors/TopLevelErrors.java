package org.mentorship.api.errors;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
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

    private TopLevelErrors() {}

    /** An error of the request as a whole. */
    public static GraphQLError of(GraphQlFailure failure) {
        return of(failure, null, null);
    }

    /** An error of one field. */
    public static GraphQLError of(GraphQlFailure failure, DataFetchingEnvironment field) {
        return of(
                failure,
                field.getExecutionStepInfo().getPath(),
                field.getField().getSourceLocation());
    }

    private static GraphQLError of(
            GraphQlFailure failure, @Nullable ResultPath path, @Nullable SourceLocation location) {
        var error = GraphqlErrorBuilder.newError()
                .message("%s", failure.getMessage())
                .errorType(failure.code())
                .extensions(Map.of(CODE, failure.code().name()));
        if (path != null) {
            error.path(path);
        }
        if (location != null) {
            error.location(location);
        }
        return error.build();
    }

    /** The same error with a code. */
    public static GraphQLError withCode(GraphQLError error, FailureCode code) {
        var extensions = new LinkedHashMap<String, Object>(
                Optional.ofNullable(error.getExtensions()).orElse(Map.of()));
        extensions.put(CODE, code.name());
        var coded = GraphqlErrorBuilder.newError()
                .message("%s", error.getMessage())
                .locations(Optional.ofNullable(error.getLocations()).orElse(List.of()))
                .errorType(classification(error, code))
                .extensions(extensions);
        if (error.getPath() != null) {
            coded.path(error.getPath());
        }
        return coded.build();
    }

    private static ErrorClassification classification(GraphQLError error, FailureCode code) {
        return error.getErrorType() == null ? code : error.getErrorType();
    }

    /** A response that is nothing but this error; nothing was executed. */
    public static WebGraphQlResponse response(WebGraphQlRequest request, GraphQlFailure failure) {
        var result = ExecutionResult.newExecutionResult().addError(of(failure)).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
    }
}
