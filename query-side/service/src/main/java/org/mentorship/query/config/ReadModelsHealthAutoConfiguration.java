package org.mentorship.query.config;

import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.projection.ReadModels;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows the read models and their store in the service's health, where Boot's health is there. */
@AutoConfiguration(after = QueryAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(ReadModels.class)
public class ReadModelsHealthAutoConfiguration {

    /** Listed as {@code readModels}. */
    @Bean
    HealthIndicator readModelsHealthIndicator(ReadModels models) {
        return new ReadModelsHealth(models::status);
    }

    /** Listed as {@code readStore}. */
    @Bean
    HealthIndicator readStoreHealthIndicator(ReadStore store) {
        return new ReadStoreHealth(store);
    }
}
