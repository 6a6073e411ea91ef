package org.mentorship.api.http;

import graphql.ExecutionResult;
import io.micrometer.context.ContextSnapshotFactory;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes a stream of every operation, which begins when it is subscribed to, and fails where nothing could be executed. The
 * graphql-transport-ws protocol knows no other kind: what it says of ids, of completing and of errors holds for queries
 * and mutations too. Spring does so for subscriptions only.
 */
final class StreamedOperations implements WebGraphQlHandler {

    private final WebGraphQlHandler operations;

    StreamedOperations(WebGraphQlHandler operations) {
        this.operations = operations;
    }

    @Override
    public Mono<WebGraphQlResponse> handleRequest(WebGraphQlRequest request) {
        // Hidden, so that nothing is executed before whoever subscribes has taken note of it.
        var results =
                Mono.just(request).hide().flatMap(operations::handleRequest).flatMapMany(StreamedOperations::results);
        var stream = ExecutionResult.newExecutionResult().data(results).build();
        return Mono.just(
                new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), stream)));
    }

    private static Flux<ExecutionResult> results(WebGraphQlResponse response) {
        if (response.getData() instanceof Publisher<?> events) {
            return Flux.from(events).cast(ExecutionResult.class);
        }
        var result = response.getExecutionResult();
        return result.isDataPresent()
                ? Flux.just(result)
                : Flux.error(new SubscriptionPublisherException(result.getErrors(), null));
    }

    @Override
    public WebSocketGraphQlInterceptor getWebSocketInterceptor() {
        return operations.getWebSocketInterceptor();
    }

    @Override
    public ContextSnapshotFactory contextSnapshotFactory() {
        return operations.contextSnapshotFactory();
    }
}
