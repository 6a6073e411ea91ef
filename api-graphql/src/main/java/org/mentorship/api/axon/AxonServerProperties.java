package org.mentorship.api.axon;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the Axon Server of a cluster is reached.
 *
 * @param servers one or more of its nodes, host:port, separated by commas
 * @param context of its contexts, the one that holds our events
 * @param token the access token, where it asks for one
 * @param tls whether the connection is encrypted
 */
@ConfigurationProperties("mentorship.axonserver")
public record AxonServerProperties(
        @DefaultValue("localhost:8124") String servers,
        @DefaultValue("default") String context,
        @Nullable String token,
        @DefaultValue Tls tls) {

    /** @param certificates of whom to trust, a PEM file; without it those that the JVM trusts */
    public record Tls(
            @DefaultValue("false") boolean enabled,
            @Nullable Path certificates) {}
}
