package org.mentorship.query.contract.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events; null means any, and all that is given must hold.
 *
 * @param participantId events of the person's own stream, of their places and mentorships, and what they did themselves
 * @param mentorshipId events of this stream
 * @param programIds events of these programmes, their places and their mentorships; an empty list matches none
 * @param types stored names of events; an empty list matches none
 * @param actor the actor of the envelope
 * @param from recorded at or after
 * @param to recorded before
 */
public record AuditFilter(
        @Nullable String participantId,
        @Nullable String mentorshipId,
        @Nullable List<String> programIds,
        @Nullable List<String> types,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to) {

    public AuditFilter {
        programIds = programIds == null ? null : List.copyOf(programIds);
        types = types == null ? null : List.copyOf(types);
    }

    public static AuditFilter any() {
        return new AuditFilter(null, null, null, null, null, null, null);
    }
}
