package org.mentorship.api.axon;

import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.queryhandling.GenericQueryResponseMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.axonframework.queryhandling.SubscriptionQueryUpdateMessage;
import org.mentorship.api.errors.Absence;
import org.mentorship.api.errors.Incident;
import org.mentorship.contract.HandlingFailure;
import org.mentorship.contract.HandlingFailure.Kind;
import org.mentorship.query.contract.InvalidCursor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The query bus beside the handlers of a cluster: what fails is told as a {@link HandlingFailure}, so that no text of an
 * exception leaves the process.
 */
final class LocalQueries implements QueryBus {

    private static final Logger LOG = LoggerFactory.getLogger(LocalQueries.class);

    private final QueryBus bus;

    LocalQueries(QueryBus bus) {
        this.bus = bus;
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        var name = query.getPayloadType().getSimpleName();
        return bus.query(query)
                .thenApply(answer -> answer.isExceptional() ? failed(name, query, answer.exceptionResult()) : answer)
                .exceptionally(failure -> failed(name, query, failure));
    }

    @SuppressWarnings("unchecked") // an answer without a payload fits every type
    private static <R> QueryResponseMessage<R> failed(String name, QueryMessage<?, R> query, Throwable failure) {
        var told = failure(name, failure);
        return new GenericQueryResponseMessage<>(
                (Class<R>) query.getResponseType().responseMessagePayloadType(),
                new QueryExecutionException("The question was not answered: " + told.kind(), null, told));
    }

    private static HandlingFailure failure(String name, Throwable failure) {
        return switch (failure) {
            case CompletionException wrapper when wrapper.getCause() != null -> failure(name, wrapper.getCause());
            case QueryExecutionException wrapper when wrapper.getCause() != null -> failure(name, wrapper.getCause());
            case InvalidCursor invalid -> new HandlingFailure(Kind.INVALID_CURSOR, invalid.getMessage());
            default -> {
                if (Absence.isToldBy(failure)) {
                    LOG.warn("{} cannot be answered: {}", name, Absence.reason(failure));
                    yield new HandlingFailure(Kind.STORE_AWAY, null);
                }
                yield new HandlingFailure(Kind.DEFECT, Incident.log(failure, name));
            }
        };
    }

    @Override
    public <R> Registration subscribe(
            String queryName, Type responseType, MessageHandler<? super QueryMessage<?, R>> handler) {
        return bus.subscribe(queryName, responseType, handler);
    }

    @Override
    public <Q, R> Stream<QueryResponseMessage<R>> scatterGather(QueryMessage<Q, R> query, long timeout, TimeUnit unit) {
        return bus.scatterGather(query, timeout, unit);
    }

    @Override
    public <Q, I, U>
            SubscriptionQueryResult<QueryResponseMessage<I>, SubscriptionQueryUpdateMessage<U>> subscriptionQuery(
                    SubscriptionQueryMessage<Q, I, U> query, int updateBufferSize) {
        return bus.subscriptionQuery(query, updateBufferSize);
    }

    @Override
    public QueryUpdateEmitter queryUpdateEmitter() {
        return bus.queryUpdateEmitter();
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super QueryMessage<?, ?>> interceptor) {
        return bus.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super QueryMessage<?, ?>> interceptor) {
        return bus.registerDispatchInterceptor(interceptor);
    }
}
