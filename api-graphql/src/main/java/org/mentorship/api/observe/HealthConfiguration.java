package org.mentorship.api.observe;

import java.time.Duration;
import java.util.ArrayList;
import org.axonframework.queryhandling.QueryGateway;
import org.mentorship.contract.Role;
import org.mentorship.contract.RunMode;
import org.mentorship.contract.health.HealthCheck;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows every part of the service that can be asked in its health. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** In a process of its own the query side does not show in any part of this one. */
    @Bean
    @ConditionalOnProperty(name = RunMode.SETTING, havingValue = RunMode.CLUSTER_VALUE)
    @ConditionalOnBooleanProperty(name = Role.API_SETTING, matchIfMissing = true)
    HealthCheck queriesHealth(QueryGateway queries) {
        return new QueriesHealth(queries);
    }

    @Bean
    SmartInitializingSingleton partsInHealth(
            HealthContributorRegistry health,
            ObjectProvider<HealthCheck> checks,
            @Value("${mentorship.health.timeout:2s}") Duration atMost) {
        return () -> {
            var parts = new ArrayList<BoundedHealth>();
            checks.forEach(check -> {
                var part = new BoundedHealth(check, atMost, () -> parts.forEach(BoundedHealth::begin));
                parts.add(part);
                health.registerContributor(check.part(), part);
            });
        };
    }
}
