package org.mentorship.contract.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event exactly as it is stored.
 *
 * @param position ordinal in the log, from 0, without gaps; {@link #UNKNOWN_POSITION} if the store did not tell
 * @param sequence ordinal in the stream, from 0
 * @param type stored name of the event
 * @param revision of the event's form
 * @param recordedAt when it entered the log, whole milliseconds
 * @param payload bytes as the event serializer wrote them; not copied, not to be changed
 * @param metadata bytes of the metadata map; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by nobody, read by the million
public record StoredEvent(
        long position,
        String eventId,
        String stream,
        String streamType,
        long sequence,
        String type,
        @Nullable String revision,
        Instant recordedAt,
        byte[] payload,
        byte[] metadata) {

    public static final long UNKNOWN_POSITION = -1;

    public StoredEvent at(long known) {
        return new StoredEvent(
                known, eventId, stream, streamType, sequence, type, revision, recordedAt, payload, metadata);
    }
}
