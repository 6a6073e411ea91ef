package org.mentorship.command.migrate;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.KeyEncryptionKeyFile;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a migration.
 *
 * @param data the data directory of the embedded service
 * @param keyEncryptionKeyFile the file of the key-encryption key; that of the data directory if not given
 */
@ConfigurationProperties("mentorship")
public record MigrationProperties(
        Path data,
        @Nullable String keyEncryptionKeyFile,
        @DefaultValue Mongodb mongodb,
        @DefaultValue Migration migration) {

    /** @param uri of the MongoDB that the cluster uses */
    public record Mongodb(@Nullable String uri) {}

    /**
     * @param batch how many events are appended in one transaction
     * @param patience how long to wait for a server that went away
     */
    public record Migration(
            @DefaultValue("1000") int batch,
            @DefaultValue("60s") Duration patience) {}

    /** @throws org.mentorship.contract.StartupFailure if the file is named, but empty */
    Path wrappingKey() {
        var named = KeyEncryptionKeyFile.CURRENT.named(keyEncryptionKeyFile);
        return named == null ? data.resolve("kek") : named;
    }
}
