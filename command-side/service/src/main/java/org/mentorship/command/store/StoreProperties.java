package org.mentorship.command.store;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded service keeps everything.
 *
 * @param data the data directory
 * @param simulatedFrom makes a new data directory one of simulated time, which begins at this instant
 */
@ConfigurationProperties("mentorship")
public record StoreProperties(
        @DefaultValue("data") Path data, @Nullable Instant simulatedFrom) {}
