package org.mentorship.api.errors;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error as it is sent. The engine's own builder sends an empty list of locations, which the specification forbids. */
final class CodedError implements GraphQLError {

    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable String message;
    private final ErrorClassification classification;
    private final @Nullable List<SourceLocation> locations;
    private final @Nullable List<Object> path;
    private final Map<String, Object> extensions;

    CodedError(
            @Nullable String message,
            ErrorClassification classification,
            @Nullable List<SourceLocation> locations,
            @Nullable List<Object> path,
            Map<String, Object> extensions) {
        this.message = message;
        this.classification = classification;
        this.locations = locations == null || locations.isEmpty() ? null : locations;
        this.path = path;
        this.extensions = extensions;
    }

    @Override
    public @Nullable String getMessage() {
        return message;
    }

    @Override
    public ErrorClassification getErrorType() {
        return classification;
    }

    @Override
    public @Nullable List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return path;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }
}
