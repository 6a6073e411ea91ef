package org.mentorship.query.read;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.mentorship.query.contract.PackedAnswer;
import org.mentorship.query.contract.Query;
import org.mentorship.query.mongo.ReadStoreUnavailable;

/**
 * Registers handlers with Axon's query bus. The compiler holds each handler to the answer that its query names, which
 * annotated methods would leave to run time: Axon does not match generic answers such as a page of views.
 */
public final class QueryHandlers implements AutoCloseable {

    private final QueryBus bus;
    private final boolean packed;
    private final Admission admission;
    private final List<Registration> registrations = new CopyOnWriteArrayList<>();

    /**
     * @param packed whether answers may go to another process
     */
    public QueryHandlers(QueryBus bus, boolean packed, Admission admission) {
        this.bus = bus;
        this.packed = packed;
        this.admission = admission;
    }

    public <R, Q extends Query<R>> void on(Class<Q> query, Function<Q, R> handler) {
        subscribe(query, question -> out(question, handler.apply(question)));
    }

    public <R, Q extends Query<R>> void onAsync(Class<Q> query, Function<Q, CompletableFuture<R>> handler) {
        subscribe(
                query,
                question -> handler.apply(question)
                        .<Object>thenApply(answer -> out(question, answer))
                        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(told(failure))));
    }

    private <R> Object out(Query<R> question, R answer) {
        admission.admit(question, answer);
        return packed ? PackedAnswer.of(question, answer) : answer;
    }

    /** Cancels all, whichever of them cannot be; tells of the first that could not. */
    @Override
    public void close() {
        RuntimeException failed = null;
        for (var registration : registrations) {
            try {
                registration.cancel();
            } catch (RuntimeException e) {
                failed = failed == null ? e : failed;
            }
        }
        registrations.clear();
        if (failed != null) {
            throw failed;
        }
    }

    private Throwable told(Throwable failure) {
        return failure instanceof RuntimeException unchecked
                ? admission.told(ReadStoreUnavailable.orElse(unchecked))
                : failure;
    }

    private <Q> void subscribe(Class<Q> query, Function<Q, ?> handler) {
        MessageHandler<QueryMessage<?, Object>> axonHandler = message -> {
            try {
                return handler.apply(query.cast(message.getPayload()));
            } catch (RuntimeException e) {
                throw admission.told(ReadStoreUnavailable.orElse(e));
            }
        };
        registrations.add(bus.subscribe(query.getName(), Object.class, axonHandler));
    }
}
