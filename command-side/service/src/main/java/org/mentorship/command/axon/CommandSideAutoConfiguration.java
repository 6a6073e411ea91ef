package org.mentorship.command.axon;

import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.privacy.SubjectSeals;
import org.mentorship.command.store.EventStoreAutoConfiguration;
import org.mentorship.contract.Role;
import org.mentorship.contract.time.ServiceClock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** The aggregates of the write side. */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = Role.COMMAND_SETTING, matchIfMissing = true)
public class CommandSideAutoConfiguration {

    @Bean
    CommandSideModule commandSideModule(ServiceClock clock, SubjectKeys keys) {
        return new CommandSideModule(
                clock, new Fingerprints(() -> keys.serviceSecret("command-fingerprints"), new SubjectSeals(keys)));
    }
}
