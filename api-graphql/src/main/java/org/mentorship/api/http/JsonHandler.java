package org.mentorship.api.http;

import java.time.Duration;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.errors.TopLevelErrors;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers operations with one JSON document. */
final class JsonHandler extends GraphQlHttpHandler {

    /** The operation's own end comes first, with a code. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final WebGraphQlHandler operations;
    private final Duration timeout;

    /** @param timeout after which the operation ends by itself */
    JsonHandler(WebGraphQlHandler operations, Duration timeout) {
        super(operations);
        this.operations = operations;
        this.timeout = timeout.plus(MARGIN);
    }

    @Override
    public ServerResponse handleRequest(ServerRequest request) {
        return prepareResponse(request, operations.handleRequest(OperationRequests.of(request)));
    }

    @Override
    protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> response) {
        var type = ResponseTypes.of(request);
        var answered = response.map(JsonHandler::withoutStream)
                .map(answer -> ServerResponse.status(selectResponseStatus(answer, type))
                        .headers(headers -> headers.putAll(answer.getResponseHeaders()))
                        .contentType(type)
                        .body(answer.toMap()));
        return ServerResponse.async(answered.toFuture(), timeout);
    }

    /** A subscription is refused: its source starts with its first subscriber, and one document has no room for a stream. */
    private static WebGraphQlResponse withoutStream(WebGraphQlResponse response) {
        return response.getData() instanceof Publisher<?>
                ? TopLevelErrors.response(response.getExecutionInput(), streamNeeded())
                : response;
    }

    private static GraphQlFailure streamNeeded() {
        return new GraphQlFailure(
                FailureCode.STREAM_REQUIRED,
                "This is a subscription: send it with \"Accept: text/event-stream\", or over the WebSocket at the same path.");
    }

    /**
     * As the GraphQL-over-HTTP specification has it: where nothing was executed, 400 in GraphQL's own media type and 200
     * in plain JSON, but for the refusals that HTTP itself has a status for.
     */
    @Override
    protected HttpStatus selectResponseStatus(WebGraphQlResponse response, MediaType type) {
        var result = response.getExecutionResult();
        if (result.isDataPresent() || result.getErrors().isEmpty()) {
            return HttpStatus.OK;
        }
        var extensions = result.getErrors().getFirst().getExtensions();
        var status = extensions == null
                ? HttpStatus.BAD_REQUEST
                : FailureCode.valueOf(String.valueOf(extensions.get(TopLevelErrors.CODE)))
                        .status();
        var byContent = status == HttpStatus.BAD_REQUEST && type.equals(MediaType.APPLICATION_JSON);
        return byContent ? HttpStatus.OK : status;
    }
}
