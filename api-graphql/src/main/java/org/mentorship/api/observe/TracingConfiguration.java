package org.mentorship.api.observe;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.queryhandling.DefaultQueryUpdateEmitterSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitterSpanFactory;
import org.axonframework.tracing.NoOpSpanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Traces, if there is somewhere to send them to; Spring Boot makes the rest. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracesWanted.class)
class TracingConfiguration {

    /** Takes the place of Spring Boot's list of the same exporters. */
    @Bean
    SpanExporters discreetExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().map(DiscreetSpanExporter::new).toList());
    }

    /** Processors of events make spans of what they do themselves, not for each event, and nobody waits for an update. */
    @Bean
    ConfigurerModule axonSpans(Tracer tracer, Propagator propagator) {
        return configurer -> configurer
                .configureSpanFactory(_ -> new AxonSpans(tracer, propagator))
                .registerComponent(EventProcessorSpanFactory.class, _ -> silentProcessors())
                .registerComponent(QueryUpdateEmitterSpanFactory.class, _ -> silentUpdates());
    }

    private static QueryUpdateEmitterSpanFactory silentUpdates() {
        return DefaultQueryUpdateEmitterSpanFactory.builder()
                .spanFactory(NoOpSpanFactory.INSTANCE)
                .build();
    }

    private static EventProcessorSpanFactory silentProcessors() {
        return DefaultEventProcessorSpanFactory.builder()
                .spanFactory(NoOpSpanFactory.INSTANCE)
                .build();
    }
}
