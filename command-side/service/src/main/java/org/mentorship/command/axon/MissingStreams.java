package org.mentorship.command.axon;

import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;

/** Answers a command to a stream that does not exist as every other refusal is answered, whoever sent it. */
final class MissingStreams implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (AggregateNotFoundException missing) {
            var command = (Command) unitOfWork.getMessage().getPayload();
            return new Rejected(RejectionCode.NOT_FOUND, "There is no " + command.streamId() + ".", List.of());
        }
    }
}
