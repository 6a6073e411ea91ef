package org.mentorship.api.http;

import graphql.ExecutionResult;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.List;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.errors.TopLevelErrors;
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

    private static final String NOBODY = "";

    private final WebGraphQlHandler operations;
    private final OperationsInWork inWork;

    StreamedOperations(WebGraphQlHandler operations, OperationsInWork inWork) {
        this.operations = operations;
        this.inWork = inWork;
    }

    @Override
    public Mono<WebGraphQlResponse> handleRequest(WebGraphQlRequest request) {
        var session = OperationSession.of(request.getAttributes());
        var results = Flux.defer(() -> limited(request, session));
        var stream = ExecutionResult.newExecutionResult().data(results).build();
        return Mono.just(
                new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), stream)));
    }

    private Flux<ExecutionResult> limited(WebGraphQlRequest request, OperationSession session) {
        OperationsInWork.Place place;
        try {
            place = inWork.enter(session.subject().orElse(NOBODY));
        } catch (GraphQlFailure tooMany) {
            return Flux.error(new SubscriptionPublisherException(List.of(TopLevelErrors.of(tooMany)), null));
        }
        // Hidden, so that nothing is executed before whoever subscribes has taken note of it.
        return Mono.just(request)
                .hide()
                .flatMap(operations::handleRequest)
                .flatMapMany(response -> session.oneByOne(results(response, () -> {
                    place.leave();
                    session.answered();
                })))
                .doOnCancel(session::cancelled)
                .doFinally(_ -> place.leave());
    }

    private static Flux<ExecutionResult> results(WebGraphQlResponse response, Runnable follows) {
        if (response.getData() instanceof Publisher<?> events) {
            follows.run();
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
