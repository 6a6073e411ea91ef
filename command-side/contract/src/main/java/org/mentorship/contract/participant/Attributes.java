package org.mentorship.contract.participant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What matching looks at; kept apart from personal data and never encrypted.
 *
 * @param expertise what the person can teach
 * @param interests what the person cares about
 * @param soughtSkills what the person wants to learn
 * @param industry the person's field of work
 * @param seniority 1 (newcomer) – 10 (most senior)
 * @param languages ISO 639 codes, at least one
 * @param timeZone IANA name
 * @param availability free times, in words such as {@code MON_EVENING}
 * @param communicationStyle such as {@code DIRECT} or {@code REFLECTIVE}
 */
public record Attributes(
        List<String> expertise,
        List<String> interests,
        List<String> soughtSkills,
        @Nullable String industry,
        @Nullable Integer seniority,
        List<String> languages,
        String timeZone,
        List<String> availability,
        @Nullable String communicationStyle) {

    public Attributes {
        expertise = List.copyOf(expertise);
        interests = List.copyOf(interests);
        soughtSkills = List.copyOf(soughtSkills);
        languages = List.copyOf(languages);
        availability = List.copyOf(availability);
    }
}
