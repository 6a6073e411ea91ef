package org.mentorship.api.cli.imports;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.enrollment.Role;

/**
 * One line of a file of people, checked.
 *
 * @param line where the person stands in the file, from 1
 * @param seniority 1–10
 * @param capacity slots, 1–100; the programme's default if absent
 */
public record Person(
        long line,
        String name,
        String email,
        Role role,
        String timeZone,
        List<String> languages,
        List<String> expertise,
        List<String> interests,
        List<String> soughtSkills,
        @Nullable String industry,
        @Nullable Integer seniority,
        @Nullable Integer capacity) {

    public Person {
        languages = List.copyOf(languages);
        expertise = List.copyOf(expertise);
        interests = List.copyOf(interests);
        soughtSkills = List.copyOf(soughtSkills);
    }
    /** What a line of the same person in another role says. */
    public Person in(Role otherRole, int otherCapacity) {
        return new Person(
                line,
                name,
                email,
                otherRole,
                timeZone,
                languages,
                expertise,
                interests,
                soughtSkills,
                industry,
                seniority,
                otherCapacity);
    }

    /** Tells people apart: the same for every way to write the same address. */
    String key() {
        return key(email);
    }

    static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
