package org.mentorship.command.cluster;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a cluster needs beside Axon Server.
 *
 * @param mongodb where keys, tokens and to-do lists are
 * @param keyEncryptionKeyFile the file of the key-encryption key, the same for all processes; the environment variable
 *     {@code MENTORSHIP_KEK} goes before it
 * @param newKeyEncryptionKeyFile the file of the key that is to take its place, while keys are rotated; the environment
 *     variable {@code MENTORSHIP_NEW_KEK} goes before it
 */
@ConfigurationProperties("mentorship")
public record ClusterProperties(
        @DefaultValue Mongodb mongodb,
        @Nullable String keyEncryptionKeyFile,
        @Nullable String newKeyEncryptionKeyFile) {

    /** @param uri of the MongoDB; without one a cluster does not start */
    public record Mongodb(@Nullable String uri) {}
}
