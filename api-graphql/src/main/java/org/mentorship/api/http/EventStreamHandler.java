package org.mentorship.api.http;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlSseHandler;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers operations with a stream of server-sent events, after the distinct-connections mode of the GraphQL-over-SSE
 * protocol. Spring streams subscriptions only, and hides why an operation was refused.
 */
final class EventStreamHandler extends GraphQlSseHandler {

    /** Streams end with their subscription, with the caller's token or with the connection, not by the clock. */
    private static final Duration NO_TIMEOUT = Duration.ZERO;

    private final WebGraphQlHandler operations;
    private final OpenConnections connections;

    /** @param keepAlive how often a comment is sent where there are no events; it shows clients that are gone */
    EventStreamHandler(WebGraphQlHandler operations, OpenConnections connections, @Nullable Duration keepAlive) {
        super(operations, NO_TIMEOUT, keepAlive);
        this.operations = operations;
        this.connections = connections;
    }

    @Override
    public ServerResponse handleRequest(ServerRequest request) {
        return prepareResponse(request, operations.handleRequest(OperationRequests.of(request)));
    }

    @Override
    protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> response) {
        return super.prepareResponse(request, response.map(answer -> asStream(request, answer)));
    }

    private WebGraphQlResponse asStream(ServerRequest request, WebGraphQlResponse response) {
        if (response.getData() instanceof Publisher<?> events) {
            OperationsInWork.leave(request.servletRequest());
            return response.transform(builder -> builder.data(connections.limited(events)));
        }
        var result = response.getExecutionResult();
        return response.transform(builder -> builder.data(Flux.just(result)).errors(List.of()));
    }
}
