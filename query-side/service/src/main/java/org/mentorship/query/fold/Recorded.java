package org.mentorship.query.fold;

import java.time.Instant;
import org.mentorship.contract.envelope.Envelope;

/**
 * The facts around an event.
 *
 * @param at when it entered the log
 * @param sequence ordinal in its stream, from 0
 * @param position ordinal in the log, from 0
 */
public record Recorded(
        Envelope envelope, Instant at, String stream, String streamType, long sequence, long position, String eventId) {

    public String actor() {
        return envelope.actor();
    }
}
