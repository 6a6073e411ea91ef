package org.mentorship.query.contract;

import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/** Asks questions by Axon's query gateway, with the answer's type tied to the question's. */
public final class Queries {

    private final QueryGateway gateway;

    public Queries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * The answer; fails as the gateway does, with the handler's exception as the cause. Who cancels it does not wait for the
     * question any more either.
     */
    @SuppressWarnings("unchecked") // handlers answer with what the query names; a test of the handlers holds them to it
    public <R> CompletableFuture<R> ask(Query<R> query) {
        var asked = gateway.query(query, ResponseTypes.instanceOf(Object.class));
        var answer = (CompletableFuture<R>)
                asked.thenApply(told -> told instanceof PackedAnswer packed ? packed.unpack(query) : told);
        return Answers.cancelling(asked, answer);
    }
}
