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
 * @param projections how the read models in a MongoDB are shared
 */
@ConfigurationProperties("mentorship")
public record QueryProperties(
        @DefaultValue("data") Path data,
        @DefaultValue Mongodb mongodb,
        @DefaultValue ReadYourWrites readYourWrites,
        @DefaultValue Projections projections) {

    /** @param uri of a MongoDB; without one the read models are in this process' memory */
    public record Mongodb(@Nullable String uri) {}

    /** @param timeout how long a question waits for the version that it asks for */
    public record ReadYourWrites(@DefaultValue("2s") Duration timeout) {}

    /** @param segments into how many parts the streams are divided; as many processes can share them at most */
    public record Projections(@DefaultValue("8") int segments) {
        private static final int MOST = 1_024;

        public Projections {
            if (segments < 1 || segments > MOST) {
                throw new IllegalArgumentException(
                        "mentorship.projections.segments must be 1 to " + MOST + ", not " + segments);
            }
        }
    }

    Path events() {
        return data.resolve("events.db");
    }
}
