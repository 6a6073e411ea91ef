package org.mentorship.command.store;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded service keeps everything.
 *
 * @param data the data directory
 * @param keyEncryptionKeyFile the file of the key-encryption key, where it is not that of the data directory; the
 *     environment variable {@code MENTORSHIP_KEK} goes before it
 * @param simulatedFrom makes a new data directory one of simulated time, which begins at this instant
 * @param durable whether what is acknowledged is on disk; a history that is made in one go in simulated time may do
 *     without, since a loss of power only means to make it again
 */
@ConfigurationProperties("mentorship")
public record StoreProperties(
        @DefaultValue("data") Path data,
        @Nullable String keyEncryptionKeyFile,
        @Nullable Instant simulatedFrom,
        @DefaultValue("true") boolean durable) {

    public StoreProperties {
        if (!durable && simulatedFrom == null) {
            throw new IllegalArgumentException(
                    "mentorship.durable=false is only for a directory that is made for simulated time");
        }
    }

    SqliteFile.Sync sync() {
        return durable ? SqliteFile.Sync.FULL : SqliteFile.Sync.OFF;
    }
}
