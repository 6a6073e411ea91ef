package org.mentorship.api.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a request that never became a GraphQL operation, in the shape of a GraphQL response. */
public final class ErrorBody {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The first status that says that the error is the service's own. */
    static final int FIRST_OF_OURS = 500;

    private final GraphQlFailure failure;
    private final int status;

    private ErrorBody(GraphQlFailure failure, int status) {
        this.failure = failure;
        this.status = status;
    }

    public static ErrorBody of(GraphQlFailure failure) {
        return new ErrorBody(failure, failure.code().status().value());
    }

    /**
     * The answer where HTTP itself has a status for what is wrong, and where it is not the service that noticed.
     *
     * @param status from 400 on
     * @param incident the id of an error that is the service's own, if it has one
     */
    public static ErrorBody ofStatus(int status, @Nullable String incident) {
        return new ErrorBody(failure(status, incident), status);
    }

    private static GraphQlFailure failure(int status, @Nullable String incident) {
        return switch (status) {
            case 401 -> GraphQlErrors.unauthenticated();
            case 403 -> GraphQlErrors.forbidden();
            case 404 -> GraphQlErrors.notFound("path");
            case 405 -> new GraphQlFailure(FailureCode.METHOD_NOT_ALLOWED, "This method is not for this path.");
            case 408 ->
                new GraphQlFailure(
                        FailureCode.BODY_INCOMPLETE, "The body did not come to its end in time; send it again.");
            case 413 -> new GraphQlFailure(FailureCode.BODY_TOO_LARGE, "The request is larger than the service reads.");
            case 503 -> GraphQlErrors.unavailable("The service cannot answer now; try again later.");
            default ->
                status < FIRST_OF_OURS
                        ? GraphQlErrors.badRequest("The service cannot make sense of the request.")
                        : Incident.told(incident);
        };
    }

    /** Writes the body in the media type that the request asks for. */
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(mediaType(request.getHeader(HttpHeaders.ACCEPT)).toString());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(bytes());
    }

    /** The response of a handler function, with further headers. */
    public ServerResponse response(ServerRequest request, Consumer<HttpHeaders> more) {
        var accept = request.headers().firstHeader(HttpHeaders.ACCEPT);
        return ServerResponse.status(status)
                .headers(more)
                .contentType(mediaType(accept))
                .body(map());
    }

    private byte[] bytes() {
        return JSON.writeValueAsBytes(map());
    }

    private Map<String, Object> map() {
        return Map.of("errors", List.of(TopLevelErrors.of(failure).toSpecification()));
    }

    private static MediaType mediaType(@Nullable String accept) {
        return accept != null && accept.contains(MediaType.APPLICATION_GRAPHQL_RESPONSE_VALUE)
                ? MediaType.APPLICATION_GRAPHQL_RESPONSE
                : MediaType.APPLICATION_JSON;
    }
}
