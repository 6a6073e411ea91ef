package org.mentorship.api.http;

import graphql.ExecutionResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.Failures;
import org.mentorship.api.errors.TopLevelErrors;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Answers operations with a stream of server-sent events, after the distinct-connections mode of the GraphQL-over-SSE
 * protocol. Spring's handler streams subscriptions only, hides why an operation was refused, says nothing before the first
 * event, and never ends a request whose client is gone in the middle of a long one.
 */
final class EventStreamHandler {

    /** Streams end with their subscription, with the caller's token or with the connection, not by the clock. */
    private static final Duration NO_TIMEOUT = Duration.ZERO;

    /** To write waits for a client that is slow to read: neither timers nor those who tell of changes do. */
    private static final Scheduler WRITERS = Schedulers.fromExecutor(
            task -> Thread.ofVirtual().name("event-stream").start(task));

    private static final ServerSentEvent<Object> COMMENT =
            ServerSentEvent.builder().comment("").build();
    private static final ServerSentEvent<Object> COMPLETE =
            ServerSentEvent.builder().event("complete").data("").build();

    private final WebGraphQlHandler operations;
    private final OpenConnections connections;
    private final Flux<ServerSentEvent<Object>> signsOfLife;

    /** @param keepAlive how often a comment is sent beside the events; it shows clients that are gone */
    EventStreamHandler(WebGraphQlHandler operations, OpenConnections connections, @Nullable Duration keepAlive) {
        this.operations = operations;
        this.connections = connections;
        this.signsOfLife = keepAlive == null
                ? Flux.never()
                : Flux.interval(keepAlive).onBackpressureDrop().map(_ -> COMMENT);
    }

    ServerResponse handleRequest(ServerRequest request) {
        var place = OperationsInWork.place(request.servletRequest());
        var events = operations
                .handleRequest(OperationRequests.of(request))
                .flatMapMany(response -> events(response, place))
                .onErrorResume(problem -> Flux.just(next(told(problem))))
                .concatWithValues(COMPLETE);
        var stream = Flux.merge(1, events, signsOfLife)
                .takeUntil(event -> event == COMPLETE)
                .publishOn(WRITERS, 1)
                .doFinally(_ -> place.leave());
        return ServerResponse.sse(
                client -> {
                    var writer = new EventStreamWriter(
                            client, request.servletRequest().getAsyncContext());
                    // On this thread, or the headers would be written by two.
                    if (writer.begin()) {
                        stream.subscribe(writer);
                    } else {
                        place.leave();
                    }
                },
                NO_TIMEOUT);
    }

    /** What cannot be executed is told in an event, so that a client does not take it for a broken line. */
    private Flux<ServerSentEvent<Object>> events(WebGraphQlResponse response, OperationsInWork.Place place) {
        if (response.getData() instanceof Publisher<?> results) {
            place.leave();
            return connections
                    .limited(results)
                    .cast(ExecutionResult.class)
                    .map(result -> next(result.toSpecification()));
        }
        return Flux.just(next(response.getExecutionResult().toSpecification()));
    }

    private static ServerSentEvent<Object> next(Map<String, Object> result) {
        return ServerSentEvent.builder().event("next").data(result).build();
    }

    private static Map<String, Object> told(Throwable problem) {
        return problem instanceof SubscriptionPublisherException told
                        && !told.getErrors().isEmpty()
                ? told.toMap()
                : ExecutionResult.newExecutionResult()
                        .errors(List.of(TopLevelErrors.of(Failures.of(problem, "an event stream"))))
                        .build()
                        .toSpecification();
    }
}
