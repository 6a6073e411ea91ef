package org.mentorship.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.servlet.function.ServerRequest;

/** Chooses the media type of a response by the request's Accept header. */
final class ResponseTypes {

    private static final List<MediaType> OFFERED =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_GRAPHQL_RESPONSE, MediaType.TEXT_EVENT_STREAM);

    private ResponseTypes() {}

    /**
     * What the caller likes best of JSON, GraphQL's own JSON and an event stream. A caller that accepts everything or
     * none of them gets JSON, as the specification recommends for clients that do not know better.
     */
    static MediaType of(ServerRequest request) {
        return accepted(request).stream()
                .flatMap(accepted -> OFFERED.stream().filter(accepted::includes).limit(1))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }

    private static List<MediaType> accepted(ServerRequest request) {
        try {
            var accepted = new ArrayList<>(request.headers().accept());
            MimeTypeUtils.sortBySpecificity(accepted);
            return accepted;
        } catch (InvalidMediaTypeException _) {
            return List.of();
        }
    }

    /** The media type of a request's body; empty if it is absent or malformed. */
    static Optional<MediaType> ofBody(ServerRequest request) {
        try {
            return request.headers().contentType();
        } catch (InvalidMediaTypeException _) {
            return Optional.empty();
        }
    }
}
