package org.mentorship.command.store;

import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.privacy.SubjectKeysHealth;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows the event store and the keys in the service's health, where Boot's health is there. */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(EventLogFile.class)
public class EventStoreHealthAutoConfiguration {

    /** Listed as {@code eventStore}. */
    @Bean
    HealthIndicator eventStoreHealthIndicator(EventLogFile file, DataDirectory directory) {
        return new EventStoreHealth(file.readers(), directory.events(), file.writer()::failure);
    }

    /** Listed as {@code keys}. */
    @Bean
    HealthIndicator keysHealthIndicator(SubjectKeys keys) {
        return new SubjectKeysHealth(keys);
    }
}
