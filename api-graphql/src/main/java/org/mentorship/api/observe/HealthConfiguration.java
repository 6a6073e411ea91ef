package org.mentorship.api.observe;

import java.time.Duration;
import org.axonframework.queryhandling.QueryGateway;
import org.mentorship.contract.Role;
import org.mentorship.contract.RunMode;
import org.mentorship.contract.health.HealthCheck;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointProperties;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
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
    HealthParts healthParts() {
        return new HealthParts();
    }

    @Bean
    HealthEndpointWebExtension healthInStep(
            HealthContributorRegistry health,
            ObjectProvider<ReactiveHealthContributorRegistry> reactive,
            HealthEndpointGroups groups,
            HealthEndpointProperties properties,
            HealthParts parts) {
        return new HealthInStep(
                health,
                reactive.getIfAvailable(),
                groups,
                properties.getLogging().getSlowIndicatorThreshold(),
                parts);
    }

    @Bean
    SmartInitializingSingleton partsInHealth(
            HealthContributorRegistry health,
            HealthParts parts,
            ObjectProvider<HealthCheck> checks,
            @Value("${mentorship.health.timeout:2s}") Duration atMost) {
        return () -> checks.forEach(check -> {
            var part = new BoundedHealth(check, atMost);
            parts.add(check.part(), part);
            health.registerContributor(check.part(), part);
        });
    }
}
