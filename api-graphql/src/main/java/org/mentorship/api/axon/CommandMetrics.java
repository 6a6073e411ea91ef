package org.mentorship.api.axon;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.monitoring.MessageMonitor;
import org.mentorship.contract.CommandOutcome;

/**
 * Measures commands: the timer {@code mentorship.commands} (from the bus to the commit, by command and by whether it was
 * accepted, rejected or failed) and the counter {@code mentorship.rejections} (by command and rejection code). There is no
 * axon-micrometer for this version of Axon.
 */
final class CommandMetrics implements MessageMonitor<Message<?>>, MessageHandlerInterceptor<CommandMessage<?>> {

    private final MeterRegistry registry;
    /** Message ids of rejected commands on their way from the handler to the monitor, which does not see the answer. */
    private final Set<String> rejected = ConcurrentHashMap.newKeySet();

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public MonitorCallback onMessageIngested(Message<?> command) {
        var started = Timer.start(registry);
        var id = command.getIdentifier();
        var name = command.getPayloadType().getSimpleName();
        return new MonitorCallback() {
            @Override
            public void reportSuccess() {
                stop(rejected.contains(id) ? "rejected" : "accepted");
            }

            @Override
            public void reportFailure(Throwable cause) {
                stop("failed");
            }

            @Override
            public void reportIgnored() {
                stop("ignored");
            }

            private void stop(String result) {
                rejected.remove(id);
                started.stop(registry.timer("mentorship.commands", "command", name, "result", result));
            }
        };
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var outcome = chain.proceed();
        if (outcome instanceof CommandOutcome.Rejected rejection) {
            rejected.add(unitOfWork.getMessage().getIdentifier());
            var command = unitOfWork.getMessage().getPayloadType().getSimpleName();
            registry.counter(
                            "mentorship.rejections",
                            "command",
                            command,
                            "code",
                            rejection.code().name())
                    .increment();
        }
        return outcome;
    }
}
