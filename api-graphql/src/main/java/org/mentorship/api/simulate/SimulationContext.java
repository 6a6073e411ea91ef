package org.mentorship.api.simulate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.mentorship.api.axon.Commands;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The write side alone: no read models, no web server. Not a {@code @Configuration}, or the service would find it. */
@ComponentScan(basePackageClasses = Commands.class)
@Import(WriteSideOnly.class)
class SimulationContext {

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    static BeanPostProcessor stableEventIds() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof EventStorageEngine engine ? new StableEventIds(engine) : bean;
            }
        };
    }
}
