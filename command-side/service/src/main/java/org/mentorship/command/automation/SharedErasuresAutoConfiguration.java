package org.mentorship.command.automation;

import org.axonframework.config.ConfigurerModule;
import org.mentorship.command.cluster.ClusterDatabase;
import org.mentorship.command.privacy.Erasures;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * Erasures of a cluster, where no start of one process can make good what another one left undone: whoever reads the log
 * for the automations does.
 */
@AutoConfiguration(after = AutomationAutoConfiguration.class)
@ConditionalOnBean({AutomationModule.class, ClusterDatabase.class})
public class SharedErasuresAutoConfiguration {

    @Bean
    ConfigurerModule sharedErasures(Erasures erasures) {
        return configurer -> configurer.eventProcessing(
                processing -> processing.registerEventHandler(_ -> new ErasureInbox(erasures)));
    }
}
