package org.mentorship.api.axon;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Counts the events that this process has appended: {@code mentorship.events.appended}, by kind of stream. */
final class AppendMetrics implements Consumer<List<? extends EventMessage<?>>> {

    private final MeterRegistry registry;

    AppendMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accept(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().afterCommit(_ -> events.forEach(this::count));
        } else {
            events.forEach(this::count);
        }
    }

    private void count(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> domain) {
            registry.counter("mentorship.events.appended", "stream", domain.getType())
                    .increment();
        }
    }
}
