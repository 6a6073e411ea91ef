package org.mentorship.api.axon;

import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.mentorship.contract.StartupFailure;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Connections to the Axon Server of a cluster. Not a {@code @Configuration}, or every service would have them. */
@EnableConfigurationProperties(AxonServerProperties.class)
public class AxonServerConnections {

    private static final String COMPONENT = "mentorship";
    private static final int HEARTBEAT_MS = 5_000;

    @Bean
    AxonServerConfiguration axonServerConfiguration(AxonServerProperties properties) {
        var builder = AxonServerConfiguration.builder()
                .servers(properties.servers())
                .context(properties.context())
                .componentName(COMPONENT)
                .suppressDownloadMessage();
        var token = properties.token();
        if (token != null) {
            builder.token(token);
        }
        var configuration = builder.build();
        if (properties.tls().enabled()) {
            configuration.setSslEnabled(true);
            var certificates = properties.tls().certificates();
            if (certificates != null) {
                requireReadable(certificates);
                configuration.setCertFile(certificates.toString());
            }
        }
        configuration.getHeartbeat().setEnabled(true);
        configuration.getHeartbeat().setInterval(HEARTBEAT_MS);
        return configuration;
    }

    private static void requireReadable(Path certificates) {
        if (!Files.isReadable(certificates)) {
            throw new StartupFailure(
                    StartupFailure.Code.CERTIFICATES_UNREADABLE,
                    "The certificates of Axon Server cannot be read from " + certificates.toAbsolutePath()
                            + "; set mentorship.axonserver.tls.certificates to a PEM file, or leave it out to trust those of"
                            + " the JVM");
        }
    }

    /** Whoever starts it shuts it down; in a service that is Axon. */
    @Bean(destroyMethod = "")
    AxonServerConnectionManager axonServerConnections(AxonServerConfiguration configuration) {
        return AxonServerConnectionManager.builder()
                .routingServers(configuration.getServers())
                .axonServerConfiguration(configuration)
                .build();
    }
}
