package org.mentorship.contract.log;

import java.util.Objects;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * How far a processor has read the log, by the position of an event and its id. A log that lost its end and has grown past
 * that position again has another event there: such a token refuses to be compared with one of that other history.
 */
public final class EventToken extends GlobalSequenceTrackingToken {

    private static final long serialVersionUID = 1L;

    private final String eventId;

    public EventToken(long position, String eventId) {
        super(position);
        this.eventId = eventId;
    }

    /** Of an event that was read. */
    public static EventToken of(StoredEvent event) {
        return new EventToken(event.position(), event.eventId());
    }

    public String eventId() {
        return eventId;
    }

    /** @throws LogChanged if both are of one position and of different events */
    @Override
    public boolean covers(@Nullable TrackingToken other) {
        requireSameHistory(other);
        return super.covers(other);
    }

    /** @throws LogChanged if both are of one position and of different events */
    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        requireSameHistory(other);
        return super.lowerBound(other);
    }

    /** @throws LogChanged if both are of one position and of different events */
    @Override
    public TrackingToken upperBound(TrackingToken other) {
        requireSameHistory(other);
        return super.upperBound(other);
    }

    private void requireSameHistory(@Nullable TrackingToken other) {
        if (other instanceof EventToken token
                && token.getGlobalIndex() == getGlobalIndex()
                && !token.eventId.equals(eventId)) {
            throw new LogChanged(getGlobalIndex());
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventToken token
                && token.getGlobalIndex() == getGlobalIndex()
                && token.eventId.equals(eventId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getGlobalIndex(), eventId);
    }

    @Override
    public String toString() {
        return "EventToken{position=" + getGlobalIndex() + ", event=" + eventId + "}";
    }
}
