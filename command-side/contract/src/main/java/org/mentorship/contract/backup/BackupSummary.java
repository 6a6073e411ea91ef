package org.mentorship.contract.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds.
 *
 * @param takenAt when it was begun, by the machine's clock: everything before is in it
 * @param serviceVersion of the service that made it
 * @param events how many there are; the position of the last is one less
 * @param lastRecordedAt when the last event was recorded, by the service's clock; null if there is none
 * @param bytes of all files
 * @param holdsKeyEncryptionKey whether the key that opens all others is among them
 */
public record BackupSummary(
        Instant takenAt,
        String serviceVersion,
        long events,
        @Nullable Instant lastRecordedAt,
        long bytes,
        boolean holdsKeyEncryptionKey) {}
