package org.mentorship.query.contract.mentorship;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.program.Format;

/**
 * Which mentorships; null means any, and all that is given must hold.
 *
 * @param programIds of one of these programmes; an empty list matches none
 * @param participantId with this person among its members, past ones included
 * @param statuses in one of these; an empty list matches none
 * @param openConcerns true: only those with a concern that is not resolved
 */
public record MentorshipFilter(
        @Nullable List<String> programIds,
        @Nullable String participantId,
        @Nullable List<MentorshipStatus> statuses,
        @Nullable Format format,
        boolean openConcerns) {

    public MentorshipFilter {
        programIds = programIds == null ? null : List.copyOf(programIds);
        statuses = statuses == null ? null : List.copyOf(statuses);
    }

    public static MentorshipFilter any() {
        return new MentorshipFilter(null, null, null, null, false);
    }
}
