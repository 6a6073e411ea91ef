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

    private final GraphQlFailure failure;

    private ErrorBody(GraphQlFailure failure) {
        this.failure = failure;
    }

    public static ErrorBody of(GraphQlFailure failure) {
        return new ErrorBody(failure);
    }

    /** Writes the body in the media type that the request asks for. */
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(failure.code().status().value());
        response.setContentType(mediaType(request.getHeader(HttpHeaders.ACCEPT)).toString());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(bytes());
    }

    /** The response of a handler function, with further headers. */
    public ServerResponse response(ServerRequest request, Consumer<HttpHeaders> more) {
        var accept = request.headers().firstHeader(HttpHeaders.ACCEPT);
        return ServerResponse.status(failure.code().status())
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
