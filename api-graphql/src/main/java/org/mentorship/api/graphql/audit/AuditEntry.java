package org.mentorship.api.graphql.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.query.contract.timeline.TimelineEntry;

/**
 * One event of the log, as it is shown.
 *
 * @param showsReasonGiven whether the caller may read the reason that a person gave for a step of their own
 * @param sequence its number among the events of its stream that the caller sees, from 0
 */
public record AuditEntry(TimelineEntry entry, boolean showsReasonGiven, long sequence) {

    /** One of a stream of which the caller sees every event. */
    public static AuditEntry of(TimelineEntry entry, boolean showsReasonGiven) {
        return new AuditEntry(entry, showsReasonGiven, entry.sequence());
    }

    public long position() {
        return entry.position();
    }

    public String stream() {
        return entry.stream();
    }

    public String streamType() {
        return entry.streamType();
    }

    public String type() {
        return entry.type();
    }

    public String eventId() {
        return entry.eventId();
    }

    public Instant recordedAt() {
        return entry.recordedAt();
    }

    public String actor() {
        return entry.envelope().actor();
    }

    public ActorRole actorRole() {
        return entry.envelope().actorRole();
    }

    public @Nullable String onBehalfOf() {
        return entry.envelope().onBehalfOf();
    }

    /** Why an official act was taken. */
    @Nullable String officialReason() {
        return entry.envelope().reason();
    }

    /** Why a person took a step of their own, as a ciphertext token. */
    @Nullable String reasonGiven() {
        return showsReasonGiven ? entry.reasonGiven() : null;
    }

    public String commandId() {
        return entry.envelope().commandId();
    }

    public String correlationId() {
        return entry.envelope().correlationId();
    }

    public String causationId() {
        return entry.envelope().causationId();
    }

    public @Nullable String traceId() {
        return entry.envelope().traceId();
    }

    public @Nullable String programId() {
        return entry.programId();
    }

    public String summary() {
        return entry.summary();
    }
}
