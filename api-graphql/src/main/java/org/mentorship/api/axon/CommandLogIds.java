package org.mentorship.api.axon;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.observe.CallContext;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.envelope.ShownId;
import org.slf4j.MDC;

/** Puts the correlation id of a command into every log line that is written for it, until it is committed or undone. */
final class CommandLogIds implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        if (unitOfWork.getMessage().getMetaData().get(Envelope.CORRELATION_ID) instanceof String id) {
            var around = MDC.get(CallContext.CORRELATION_ID);
            MDC.put(CallContext.CORRELATION_ID, ShownId.of(id));
            unitOfWork.onCleanup(_ -> restore(around));
        }
        return chain.proceed();
    }

    /** Where commands run on their caller's thread, an automation goes on there. */
    private static void restore(@Nullable String id) {
        if (id == null) {
            MDC.remove(CallContext.CORRELATION_ID);
        } else {
            MDC.put(CallContext.CORRELATION_ID, id);
        }
    }
}
