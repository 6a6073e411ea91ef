package org.mentorship.query.config;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.ConfigurerModule;
import org.mentorship.contract.Role;
import org.mentorship.contract.RunMode;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.query.log.AxonServerEventLog;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.projection.QuerySide;
import org.mentorship.query.projection.ReadModels;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The read side. The event log is opened when it is first read, so the order of the beans does not matter. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = Role.QUERY_SETTING, matchIfMissing = true)
@EnableConfigurationProperties(QueryProperties.class)
public class QueryAutoConfiguration {

    @Bean
    @ConditionalOnProperty(name = RunMode.SETTING, havingValue = RunMode.EMBEDDED_VALUE, matchIfMissing = true)
    EventLog eventLog(QueryProperties properties) {
        return new SqliteEventLog(properties.events());
    }

    @Bean
    @ConditionalOnProperty(name = RunMode.SETTING, havingValue = RunMode.CLUSTER_VALUE)
    EventLog clusterEventLog(AxonServerConnectionManager connections) {
        return new AxonServerEventLog(connections::getConnection);
    }

    @Bean
    ReadStore readStore(QueryProperties properties) {
        var uri = properties.mongodb().uri();
        return uri == null || uri.isBlank() ? ReadStore.embedded() : ReadStore.at(uri);
    }

    @Bean
    QuerySide querySide(EventLog log, ReadStore store, QueryProperties properties) {
        return new QuerySide(
                log,
                store,
                properties.readYourWrites().timeout(),
                properties.projections().segments());
    }

    @Bean
    ReadModels readModels(QuerySide side) {
        return side.readModels();
    }

    @Bean
    HealthCheck readStoreHealth(ReadStore store) {
        return new ReadStoreHealth(store);
    }

    @Bean
    HealthCheck readModelsHealth(ReadModels models) {
        return new ReadModelsHealth(models::worst);
    }

    @Bean
    MeterBinder readModelsMetrics(QuerySide side, ObjectProvider<ServiceClock> clock) {
        return new ReadModelsMetrics(side, clock.getIfAvailable(ServiceClock::machine));
    }

    @Bean
    ConfigurerModule querySideModule(QuerySide side) {
        return new QuerySideModule(side);
    }
}
