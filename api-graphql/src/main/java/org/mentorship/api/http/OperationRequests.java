package org.mentorship.api.http;

import java.util.Locale;
import java.util.UUID;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.web.servlet.function.ServerRequest;

/** Makes the engine's request of an HTTP request whose parameters have been read. */
final class OperationRequests {

    /** The request attribute that holds the parameters. */
    static final String PARAMETERS = OperationRequests.class.getName() + ".parameters";

    private OperationRequests() {}

    static WebGraphQlRequest of(ServerRequest request) {
        var parameters = (GraphQlRequest) request.attribute(PARAMETERS)
                .orElseThrow(() -> new IllegalStateException("The request's parameters have not been read"));
        return new WebGraphQlRequest(
                request.uri(),
                request.headers().asHttpHeaders(),
                null,
                request.remoteAddress().orElse(null),
                request.attributes(),
                parameters,
                UUID.randomUUID().toString(),
                Locale.ENGLISH);
    }
}
