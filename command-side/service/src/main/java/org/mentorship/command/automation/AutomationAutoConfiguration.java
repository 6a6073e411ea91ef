package org.mentorship.command.automation;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.mentorship.command.store.AutomationsDb;
import org.mentorship.command.store.EventStoreAutoConfiguration;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.contract.time.TimeMachine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** The automations, where there is a file for their to-do list. */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
@ConditionalOnBean(AutomationsDb.class)
public class AutomationAutoConfiguration {

    @Bean
    AutomationModule automationModule(
            AutomationsDb db,
            @Qualifier("automationsTokenStore") TokenStore tokens,
            ObjectProvider<EventStorageEngine> engine,
            ServiceClock clock,
            @Value("${mentorship.automations.in-background:true}") boolean inBackground) {
        return new AutomationModule(db, tokens, engine.getIfAvailable(), clock, inBackground);
    }

    @Bean
    HealthCheck automationHealth(AutomationModule automations) {
        return new AutomationHealth(automations::status);
    }

    @Bean
    MeterBinder automationMetrics(AutomationModule automations) {
        return new AutomationMetrics(automations::status);
    }

    @Bean
    TimeMachine timeMachine(ServiceClock clock, AutomationModule automations) {
        return new SteppingTimeMachine(clock, automations::runner);
    }
}
