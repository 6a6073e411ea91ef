package org.mentorship.command.migrate;

import java.time.Duration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.cluster.ClusterDatabase;
import org.mentorship.command.privacy.KeyEncryptionKey;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.migration.Migration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The migration, in a process that is made for it. */
@AutoConfiguration
@ConditionalOnProperty(Migration.SETTING)
@EnableConfigurationProperties(MigrationProperties.class)
public class MigrationAutoConfiguration {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Bean
    Migration migration(
            MigrationProperties properties,
            @Qualifier(Migration.SOURCE) EventLog source,
            @Qualifier(Migration.TARGET) EventLog target,
            AxonServerConnectionManager connections,
            Environment environment) {
        var uri = required(properties.mongodb().uri());
        var wrappingKey = properties.wrappingKey();
        return new EmbeddedToCluster(
                properties.data(),
                source,
                target,
                new AxonServerLogWriter(connections::getConnection),
                () -> new ClusterDatabase(uri),
                () -> KeyEncryptionKey.load(environment.getProperty(KeyEncryptionKey.VARIABLE), wrappingKey, false),
                properties.migration().batch(),
                new Retries(properties.migration().patience(), PAUSE));
    }

    private static String required(@Nullable String uri) {
        if (uri == null || uri.isBlank()) {
            throw new StartupFailure(
                    StartupFailure.Code.MONGODB_URI_MISSING,
                    "A cluster keeps keys in a MongoDB; give its address with --mongodb or as MENTORSHIP_MONGODB_URI");
        }
        return uri;
    }
}
