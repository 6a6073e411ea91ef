package org.mentorship.command.automation;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.mentorship.command.cluster.ClusterDatabase;
import org.mentorship.command.cluster.ClusterStoreAutoConfiguration;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.store.AutomationsDb;
import org.mentorship.command.store.EventStoreAutoConfiguration;
import org.mentorship.contract.Role;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.contract.time.TimeMachine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** The automations, where there is a store for their to-do list. */
@AutoConfiguration(after = {EventStoreAutoConfiguration.class, ClusterStoreAutoConfiguration.class})
@ConditionalOnBean(name = "automationsTokenStore")
@ConditionalOnBooleanProperty(name = Role.COMMAND_SETTING, matchIfMissing = true)
public class AutomationAutoConfiguration {

    @Bean
    @ConditionalOnBean(AutomationsDb.class)
    AutomationStore embeddedAutomationStore(AutomationsDb db, @Qualifier("automationsTokenStore") TokenStore tokens) {
        return AutomationStore.in(db, tokens);
    }

    @Bean
    @ConditionalOnBean(ClusterDatabase.class)
    AutomationStore clusterAutomationStore(
            ClusterDatabase mongo, @Qualifier("automationsTokenStore") TokenStore tokens) {
        var others = new ClaimWatch(() -> mongo.automationClaim(AutomationInbox.PROCESSOR), ServiceClock.machine());
        return AutomationStore.in(new MongoTodoStore(mongo.database()), tokens, others);
    }

    @Bean
    AutomationModule automationModule(
            AutomationStore store,
            ObjectProvider<EventStorageEngine> engine,
            ServiceClock clock,
            Erasures erasures,
            @Value("${mentorship.automations.in-background:true}") boolean inBackground) {
        return new AutomationModule(store, engine.getIfAvailable(), clock, inBackground, erasures);
    }

    @Bean
    HealthCheck automationHealth(AutomationModule automations) {
        return new AutomationHealth(automations::status, automations::behind);
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
