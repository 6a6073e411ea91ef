package org.mentorship.query.projection;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.config.Configuration;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.QueryUpdateEmitterSpanFactory;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.UpdateHandlerRegistration;
import org.mentorship.query.contract.status.ReadModelStatus;

/**
 * Axon's emitter, which says when somebody begins to listen, also to a process that has just come.
 *
 * <p>Axon Server tells a process of a subscription once more when it takes questions again, and the connector then registers
 * another handler beside the one that it has. The later one takes its place, or each change would be sent twice.
 */
final class PresentingEmitter extends SimpleQueryUpdateEmitter {

    private final Consumer<SubscriptionQueryMessage<?, ?, ?>> begun;
    private final ConcurrentMap<String, Handler> handlers = new ConcurrentHashMap<>();

    private record Handler(SubscriptionQueryMessage<?, ?, ?> query, Registration registration) {}

    private PresentingEmitter(Builder builder, Consumer<SubscriptionQueryMessage<?, ?, ?>> begun) {
        super(builder);
        this.begun = begun;
    }

    /** As Axon would make it. */
    static QueryUpdateEmitter in(Configuration axon, Consumer<SubscriptionQueryMessage<?, ?, ?>> begun) {
        return new PresentingEmitter(
                SimpleQueryUpdateEmitter.builder()
                        .updateMessageMonitor(axon.messageMonitor(QueryUpdateEmitter.class, "queryUpdateEmitter"))
                        .spanFactory(axon.getComponent(QueryUpdateEmitterSpanFactory.class)),
                begun);
    }

    @Override
    public <U> UpdateHandlerRegistration<U> registerUpdateHandler(
            SubscriptionQueryMessage<?, ?, ?> query, int updateBufferSize) {
        UpdateHandlerRegistration<U> registration = super.registerUpdateHandler(query, kept(query));
        var older = handlers.put(query.getIdentifier(), new Handler(query, registration.getRegistration()));
        if (older != null) {
            // Goes silently: completing it would end the subscription.
            older.registration().cancel();
        }
        forgetEnded();
        begun.accept(query);
        return registration;
    }

    /**
     * How many updates are kept for who has registered and does not listen yet: each tells how things are, so the last of
     * each projection will do where it is told of them, and else the last. Axon keeps them as long as the handler, and the
     * connector keeps each handler until the subscriber leaves.
     */
    private static int kept(SubscriptionQueryMessage<?, ?, ?> query) {
        return query.getPayload() instanceof ReadModelStatus ? ReadModels.MOST : 1;
    }

    private void forgetEnded() {
        var active = activeSubscriptions();
        if (handlers.size() > active.size()) {
            handlers.values().removeIf(handler -> !active.contains(handler.query()));
        }
    }
}
