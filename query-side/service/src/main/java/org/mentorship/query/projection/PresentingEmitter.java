package org.mentorship.query.projection;

import java.util.function.Consumer;
import org.axonframework.config.Configuration;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.QueryUpdateEmitterSpanFactory;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.UpdateHandlerRegistration;

/** Axon's emitter, which says when somebody begins to listen, also to a process that has just come. */
final class PresentingEmitter extends SimpleQueryUpdateEmitter {

    private final Consumer<SubscriptionQueryMessage<?, ?, ?>> begun;

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
        UpdateHandlerRegistration<U> registration = super.registerUpdateHandler(query, updateBufferSize);
        begun.accept(query);
        return registration;
    }
}
