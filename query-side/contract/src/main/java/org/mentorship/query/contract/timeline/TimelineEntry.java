package org.mentorship.query.contract.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.envelope.Envelope;

/**
 * One event of the log: who did what, when and why.
 *
 * @param position ordinal in the log, from 0, without gaps
 * @param stream id of the stream
 * @param streamType Program, Participant, Enrollment or Mentorship
 * @param sequence ordinal in the stream, from 0
 * @param type stored name of the event
 * @param recordedAt when it entered the log
 * @param programId the programme that it belongs to, if any
 * @param reasonGiven why a person took a step of their own, as a ciphertext token; null if none was given. Why an official
 *     act was taken is in the envelope
 * @param summary one sentence for people, without personal data and without confidential text
 */
public record TimelineEntry(
        long position,
        String eventId,
        String stream,
        String streamType,
        long sequence,
        String type,
        Instant recordedAt,
        Envelope envelope,
        @Nullable String programId,
        @Nullable String reasonGiven,
        String summary) {}
