package org.mentorship.api.graphql.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.query.contract.timeline.TimelineEntry;

/**
 * One event of the log, as it is shown.
 *
 * @param showsChanges whether its changes, and why they were made, may be shown
 */
public record AuditEntry(TimelineEntry entry, boolean showsChanges) {

    public static AuditEntry of(TimelineEntry entry) {
        return new AuditEntry(entry, true);
    }

    public static AuditEntry withoutChanges(TimelineEntry entry) {
        return new AuditEntry(entry, false);
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

    public long sequence() {
        return entry.sequence();
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

    public @Nullable String reason() {
        return showsChanges ? entry.envelope().reason() : null;
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
