package org.mentorship.contract.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.axonframework.common.DateTimeUtils;
import org.erdtman.jcs.JsonCanonicalizer;
import org.mentorship.contract.stored.EventJson;

/**
 * An event as bytes that are the same whatever store it is in: the RFC 8785 (JCS) form of
 * {@code {"eventId","metadataSha256","payloadSha256","position","recordedAt","revision","sequence","stream","streamType","type"}}.
 *
 * <p>{@code payloadSha256} is over the payload as it is stored; {@code metadataSha256} over the JCS form of the metadata,
 * because stores keep a map and not its bytes; both lower-case hex. {@code recordedAt} is ISO-8601 UTC with exactly
 * milliseconds; {@code revision} is null where there is none. No record holds a line break.
 */
public final class CanonicalRecord {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private CanonicalRecord() {}

    /**
     * The record of an event.
     *
     * @throws IllegalArgumentException if the metadata is no JSON
     */
    public static byte[] of(StoredEvent event) {
        var fields = JsonNodeFactory.instance
                .objectNode()
                .put("eventId", event.eventId())
                .put("metadataSha256", sha256(metadata(event)))
                .put("payloadSha256", sha256(event.payload()))
                .put("position", event.position())
                .put("recordedAt", text(event.recordedAt()))
                .put("revision", event.revision())
                .put("sequence", event.sequence())
                .put("stream", event.stream())
                .put("streamType", event.streamType())
                .put("type", event.type());
        try {
            return canonical(EventJson.mapper().writeValueAsString(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can always be written", e);
        } catch (IOException e) {
            throw new IllegalStateException("What was written as JSON can be read", e);
        }
    }

    /** The JCS form of an event's metadata. */
    static byte[] metadata(StoredEvent event) {
        try {
            return canonical(new String(event.metadata(), UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("The metadata of event " + event.eventId() + " is no JSON", e);
        }
    }

    private static byte[] canonical(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedUTF8();
    }

    /** A finer time than stores keep shows, so that it is not taken for the same as a truncated one. */
    private static String text(Instant recordedAt) {
        return recordedAt.getNano() % NANOS_PER_MILLI == 0
                ? DateTimeUtils.formatInstant(recordedAt)
                : recordedAt.toString();
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(newSha256().digest(bytes));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
