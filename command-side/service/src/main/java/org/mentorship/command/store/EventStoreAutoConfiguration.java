package org.mentorship.command.store;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.KeyEncryptionKey;
import org.mentorship.command.privacy.KeyedPseudonyms;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.privacy.SubjectKeysHealth;
import org.mentorship.command.privacy.TextProtection;
import org.mentorship.contract.RunMode;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.privacy.KeyEncryptionKeyFile;
import org.mentorship.contract.privacy.Pseudonyms;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.contract.time.ServiceClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The embedded store: one directory, one process, no service beside it. */
@AutoConfiguration
@ConditionalOnProperty(name = RunMode.SETTING, havingValue = RunMode.EMBEDDED_VALUE, matchIfMissing = true)
@EnableConfigurationProperties(StoreProperties.class)
public class EventStoreAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EventStoreAutoConfiguration.class);

    @Bean
    DataDirectory dataDirectory(StoreProperties properties) {
        return DataDirectory.open(properties.data());
    }

    @Bean
    EventLogFile eventLogFile(DataDirectory directory, StoreProperties properties) {
        directory.requireEventsWhereKeysAre();
        var file = EventLogFile.open(directory.events(), properties.sync());
        LOG.debug("The event log {} holds {} events", directory.events(), file.sizeAtOpening());
        return file;
    }

    /** Read-only connections to the event log. */
    @Bean(destroyMethod = "") // closed with the file
    DataSource eventLogReaders(EventLogFile file) {
        return file.readers();
    }

    @Bean
    HealthCheck eventStoreHealth(EventLogFile file, DataDirectory directory) {
        return new EventStoreHealth(file.readers(), directory.events(), file.writer()::failure);
    }

    @Bean
    HealthCheck keysHealth(SubjectKeys keys) {
        return new SubjectKeysHealth(keys);
    }

    @Bean
    MeterBinder eventStoreMetrics(EventLogFile file) {
        return new EventStoreMetrics(file.writer());
    }

    @Bean
    ServiceClock serviceClock(DataDirectory directory, EventLogFile file, StoreProperties properties) {
        if (properties.simulatedFrom() != null) {
            directory.simulateTimeFrom(properties.simulatedFrom(), file.sizeAtOpening() > 0);
        }
        return directory
                .simulatedFrom()
                .map(start -> ServiceClock.simulatedFrom(later(start, file)))
                .orElseGet(ServiceClock::machine);
    }

    private static Instant later(Instant start, EventLogFile file) {
        return file.lastRecordedAt().filter(start::isBefore).orElse(start);
    }

    @Bean
    SubjectKeys subjectKeys(
            DataDirectory directory, EventLogFile file, Environment environment, StoreProperties properties) {
        return SubjectKeys.open(
                directory.keys(),
                directory.keyEncryptionKey(),
                environment.getProperty(KeyEncryptionKey.VARIABLE),
                KeyEncryptionKeyFile.CURRENT.named(properties.keyEncryptionKeyFile()),
                file.sizeAtOpening() > 0,
                properties.sync());
    }

    @Bean
    TextProtection textProtection(SubjectKeys keys) {
        return new TextProtection(keys);
    }

    @Bean
    Pseudonyms pseudonyms(SubjectKeys keys) {
        return new KeyedPseudonyms(() -> keys.serviceSecret(KeyedPseudonyms.SECRET));
    }

    @Bean
    Erasures erasures(SubjectKeys keys, EventLogFile file) {
        var erasures = new Erasures(keys);
        erasures.recover(file.erasedPeople());
        return erasures;
    }

    @Bean
    Serializer eventSerializer() {
        return EventSerializer.create();
    }

    @Bean
    GroupCommitEngine eventStorageEngine(
            EventLogFile file, Serializer serializer, TextProtection protection, Erasures erasures) {
        return new GroupCommitEngine(file, serializer, new EventDoor(protection, erasures));
    }

    @Bean
    AutomationsDb automationsDb(
            DataDirectory directory, EventLogFile file, Serializer serializer, StoreProperties properties) {
        var automations = AutomationsDb.open(directory.automations(), properties.sync());
        try {
            file.requireAtLeast(automations.eventsSeen(serializer), directory.automations());
        } catch (RuntimeException e) {
            automations.close();
            throw e;
        }
        return automations;
    }

    @Bean
    TokenStore automationsTokenStore(AutomationsDb automations, Serializer serializer) {
        return automations.tokenStore(serializer);
    }

    @Bean
    ConfigurerModule embeddedStoreConfigurer(
            EventStorageEngine engine, Serializer serializer, ServiceClock clock, TextProtection protection) {
        return new EmbeddedStoreConfigurer(engine, serializer, clock, protection);
    }
}
