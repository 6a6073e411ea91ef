package org.mentorship.query.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the read side.
 *
 * @param data the data directory, where the event log is
 * @param mongodb where the read models are
 * @param readYourWrites how long a question waits
 */
@ConfigurationProperties("mentorship")
public record QueryProperties(
        @DefaultValue("data") Path data,
        @DefaultValue Mongodb mongodb,
        @DefaultValue ReadYourWrites readYourWrites) {

    /** @param uri of a MongoDB; without one the read models are in this process' memory */
    public record Mongodb(@Nullable String uri) {}

    /** @param timeout how long a question waits for the version that it asks for */
    public record ReadYourWrites(@DefaultValue("2s") Duration timeout) {}

    Path events() {
        return data.resolve("events.db");
    }
}
