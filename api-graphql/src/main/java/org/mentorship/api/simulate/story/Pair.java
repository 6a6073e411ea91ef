package org.mentorship.api.simulate.story;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.ParticipantId;

/**
 * Two people who are brought together.
 *
 * @param ordinal unique within a history; everything that is drawn for the pair hangs on it and the seed
 * @param skills what it is about, at least one
 * @param rationale why they were proposed to each other
 * @param day on which they are proposed to each other, counted from the frame's first day
 */
public record Pair(
        int ordinal,
        ParticipantId mentor,
        ParticipantId mentee,
        List<String> skills,
        @Nullable String rationale,
        int day) {

    public Pair {
        skills = List.copyOf(skills);
    }
}
