package org.mentorship.api.axon;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How commands are executed.
 *
 * @param threads commands in work at once, each on a platform thread: they wait in locks and in native database calls,
 *     which would pin the few carriers of virtual threads. Many commands in work at once also share one commit
 * @param queue commands that may wait for a thread; what comes on top is refused as UNAVAILABLE
 */
@ConfigurationProperties("mentorship.commands")
public record CommandBusProperties(
        @DefaultValue("64") int threads,
        @DefaultValue("10000") int queue) {}
