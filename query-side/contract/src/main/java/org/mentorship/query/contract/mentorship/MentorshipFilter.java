package org.mentorship.query.contract.mentorship;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.program.Format;

/**
 * Which mentorships; null means any, and all that is given must hold.
 *
 * @param programIds of one of these programmes; an empty list matches none
 * @param participantId with this person among its members, past ones included
 * @param reader only what this reader may read
 * @param statuses in one of these; an empty list matches none
 * @param openConcerns true: only those with a concern that is not resolved
 */
public record MentorshipFilter(
        @Nullable List<String> programIds,
        @Nullable String participantId,
        @Nullable Reader reader,
        @Nullable List<MentorshipStatus> statuses,
        @Nullable Format format,
        boolean openConcerns) {

    public MentorshipFilter {
        programIds = programIds == null ? null : List.copyOf(programIds);
        statuses = statuses == null ? null : List.copyOf(statuses);
    }

    /**
     * Somebody who reads what they are in now, and what is of some programmes.
     *
     * @param member the person
     */
    public record Reader(String member, List<String> programIds) {
        public Reader {
            programIds = List.copyOf(programIds);
        }
    }

    public static MentorshipFilter any() {
        return new MentorshipFilter(null, null, null, null, null, false);
    }
}
