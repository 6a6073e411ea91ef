package org.mentorship.query.contract.participant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which people; null means any.
 *
 * @param ids only these; an empty list matches none
 * @param programIds with a place, also a withdrawn one, in one of these programmes; an empty list matches none
 */
public record ParticipantFilter(
        @Nullable List<String> ids, @Nullable List<String> programIds) {

    public ParticipantFilter {
        ids = ids == null ? null : List.copyOf(ids);
        programIds = programIds == null ? null : List.copyOf(programIds);
    }

    public static ParticipantFilter any() {
        return new ParticipantFilter(null, null);
    }
}
