package org.mentorship.api.simulate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.ConfigurerModule;
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

    /** One command after the other needs no threads of its own, and no waiting for them. */
    @Bean
    ConfigurerModule commandsOnTheCallersThread() {
        return configurer ->
                configurer.configureCommandBus(_ -> SimpleCommandBus.builder().build());
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
