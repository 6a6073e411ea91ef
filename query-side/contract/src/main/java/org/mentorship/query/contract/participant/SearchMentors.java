package org.mentorship.query.contract.participant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/**
 * The mentor directory: active places in the role MENTOR, of people whose data was not erased, best match first, then by
 * id. A mentor is found if, for each list that is not empty, at least one of its words is theirs, and if every word of the
 * text occurs in their expertise, interests or industry; letter case does not count.
 *
 * @param programId only in this programme; null means in any
 * @param among only in these programmes; null means in any, an empty list matches none
 * @param seniorityAtLeast 1–10
 * @param onlyFree only with a free slot
 * @param first 1–100
 */
public record SearchMentors(
        @Nullable String programId,
        @Nullable List<String> among,
        List<String> expertise,
        List<String> interests,
        List<String> languages,
        @Nullable String industry,
        @Nullable Integer seniorityAtLeast,
        @Nullable String text,
        boolean onlyFree,
        int first,
        @Nullable String after)
        implements Query<Page<MentorHit>> {

    public SearchMentors {
        among = among == null ? null : List.copyOf(among);
        expertise = List.copyOf(expertise);
        interests = List.copyOf(interests);
        languages = List.copyOf(languages);
    }
}
