package org.mentorship.command.cluster;

import java.time.Duration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.KeyEncryptionKey;
import org.mentorship.command.privacy.KeyRing;
import org.mentorship.command.privacy.KeyedPseudonyms;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.privacy.SubjectKeysHealth;
import org.mentorship.command.privacy.TextProtection;
import org.mentorship.command.store.EventDoor;
import org.mentorship.contract.Role;
import org.mentorship.contract.RunMode;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.privacy.KeyEncryptionKeyFile;
import org.mentorship.contract.privacy.Pseudonyms;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.contract.time.ServiceClock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** The store of a cluster: events in an Axon Server, everything else in a MongoDB. */
@AutoConfiguration
@ConditionalOnProperty(name = RunMode.SETTING, havingValue = RunMode.CLUSTER_VALUE)
@EnableConfigurationProperties(ClusterProperties.class)
public class ClusterStoreAutoConfiguration {

    /** How long a key that another process has destroyed may still be used in this one. */
    private static final Duration KEYS_STALE_AFTER = Duration.ofSeconds(1);

    @Bean
    ClusterDatabase clusterDatabase(ClusterProperties properties) {
        var uri = properties.mongodb().uri();
        if (uri == null || uri.isBlank()) {
            throw new StartupFailure(
                    StartupFailure.Code.MONGODB_URI_MISSING,
                    "The cluster mode needs a MongoDB; give its address as mentorship.mongodb.uri, such as"
                            + " MENTORSHIP_MONGODB_URI=mongodb://a,b,c/mentorship?replicaSet=rs0");
        }
        var mongo = new ClusterDatabase(uri);
        new MigrationMark(mongo).refuseUnfinished();
        return mongo;
    }

    @Bean
    ServiceClock serviceClock() {
        return ServiceClock.machine();
    }

    /** Texts are ciphertext everywhere else: a process that only projects and answers needs no keys. */
    @Bean
    @Conditional(WritesOrShowsTexts.class)
    SubjectKeys subjectKeys(ClusterDatabase mongo, Environment environment, ClusterProperties properties) {
        return SubjectKeys.shared(
                mongo.database(),
                new KeyRing(
                        KeyEncryptionKey.given(
                                environment.getProperty(KeyEncryptionKey.VARIABLE),
                                KeyEncryptionKeyFile.CURRENT.named(properties.keyEncryptionKeyFile())),
                        KeyEncryptionKey.next(
                                        environment.getProperty(KeyEncryptionKey.NEW_VARIABLE),
                                        KeyEncryptionKeyFile.NEXT.named(properties.newKeyEncryptionKeyFile()))
                                .orElse(null)),
                KEYS_STALE_AFTER);
    }

    @Bean
    @Conditional(WritesOrShowsTexts.class)
    TextProtection textProtection(SubjectKeys keys) {
        return new TextProtection(keys);
    }

    @Bean
    @Conditional(WritesOrShowsTexts.class)
    Pseudonyms pseudonyms(SubjectKeys keys) {
        return new KeyedPseudonyms(() -> keys.serviceSecret(KeyedPseudonyms.SECRET));
    }

    @Bean
    @ConditionalOnBooleanProperty(name = Role.COMMAND_SETTING, matchIfMissing = true)
    Erasures erasures(SubjectKeys keys) {
        return new Erasures(keys);
    }

    @Bean
    HealthCheck axonServerHealth(AxonServerConnectionManager connections) {
        return new AxonServerHealth(connections);
    }

    @Bean
    @Conditional(WritesOrShowsTexts.class)
    HealthCheck keysHealth(SubjectKeys keys) {
        return new SubjectKeysHealth(keys);
    }

    @Bean
    Serializer eventSerializer() {
        return EventSerializer.create();
    }

    @Bean
    @ConditionalOnBooleanProperty(name = Role.COMMAND_SETTING, matchIfMissing = true)
    TokenStore automationsTokenStore(ClusterDatabase mongo, Serializer eventSerializer) {
        return mongo.automationTokens(eventSerializer);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = Role.COMMAND_SETTING, matchIfMissing = true)
    ConfigurerModule clusterStoreConfigurer(
            AxonServerConnectionManager connections,
            Serializer eventSerializer,
            ServiceClock clock,
            TextProtection protection,
            Erasures erasures) {
        return new ClusterStoreConfigurer(
                connections, eventSerializer, clock, new EventDoor(protection, erasures), protection);
    }

    /** In the role of command handlers, or in that of the API. */
    static final class WritesOrShowsTexts extends AnyNestedCondition {

        WritesOrShowsTexts() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBooleanProperty(name = Role.COMMAND_SETTING, matchIfMissing = true)
        static final class Writes {}

        @ConditionalOnBooleanProperty(name = Role.API_SETTING, matchIfMissing = true)
        static final class Shows {}
    }
}
