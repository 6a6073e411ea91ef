package org.mentorship.api.simulate.story;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.program.Format;

/**
 * People who are brought together.
 *
 * @param ordinal unique within a history; everything that is drawn for the match hangs on it and the seed
 * @param mentor of peers, the first
 * @param mentees one, or several in a group; of peers, the second
 * @param skills what it is about, at least one
 * @param rationale why they were proposed to each other
 * @param day on which they are proposed to each other, counted from the frame's first day
 */
public record Match(
        int ordinal,
        Format format,
        ParticipantId mentor,
        List<ParticipantId> mentees,
        List<String> skills,
        @Nullable String rationale,
        int day) {

    public Match {
        mentees = List.copyOf(mentees);
        skills = List.copyOf(skills);
    }

    /** Everybody, the mentor last. */
    List<ParticipantId> people() {
        return Stream.concat(mentees.stream(), Stream.of(mentor)).toList();
    }

    /** All but one. */
    List<ParticipantId> others(ParticipantId person) {
        return people().stream().filter(other -> !other.equals(person)).toList();
    }
}
