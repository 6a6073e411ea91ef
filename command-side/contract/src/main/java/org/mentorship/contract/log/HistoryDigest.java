package org.mentorship.contract.log;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What a history says, as one SHA-256: over the {@link CanonicalRecord} of each event in the order of the log, each
 * followed by a line feed.
 *
 * @param events how many there are
 * @param sha256 lower-case hex
 */
public record HistoryDigest(long events, String sha256) {

    /** Takes event by event; used by one thread. */
    public static final class Running {

        private final MessageDigest sha256 = CanonicalRecord.newSha256();
        private long events;

        /** Takes the next event, and returns its record. */
        public byte[] add(StoredEvent event) {
            var canonical = CanonicalRecord.of(event);
            sha256.update(canonical);
            sha256.update((byte) '\n');
            events++;
            return canonical;
        }

        /** The digest of all that it has taken; it takes no more. */
        public HistoryDigest end() {
            return new HistoryDigest(events, HexFormat.of().formatHex(sha256.digest()));
        }
    }
}
