package org.mentorship.command.automation;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows the automations in the service's health, where Boot's health is there. */
@AutoConfiguration(after = AutomationAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(AutomationModule.class)
public class AutomationHealthAutoConfiguration {

    /** Listed as {@code automations}. */
    @Bean
    HealthIndicator automationsHealthIndicator(AutomationModule automations) {
        return new AutomationHealth(automations::status);
    }
}
