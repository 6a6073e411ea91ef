package org.mentorship.query.config;

import java.nio.file.Path;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.migration.Migration;
import org.mentorship.query.log.AxonServerEventLog;
import org.mentorship.query.log.SqliteEventLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The two logs of a migration, each opened when it is first read. */
@AutoConfiguration
@ConditionalOnProperty(Migration.SETTING)
public class MigrationLogsAutoConfiguration {

    @Bean(Migration.SOURCE)
    EventLog source(@Value("${mentorship.data}") Path data) {
        return new SqliteEventLog(data.resolve("events.db"));
    }

    @Bean(Migration.TARGET)
    EventLog target(AxonServerConnectionManager connections) {
        return new AxonServerEventLog(connections::getConnection);
    }
}
