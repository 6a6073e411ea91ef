package org.mentorship.api.cli.imports;

import java.util.Arrays;
import java.util.Optional;

/** The columns of a file of people; lists hold their entries with semicolons between them. */
enum Column {
    NAME("name", true),
    EMAIL("email", true),
    ROLE("role", true),
    TIME_ZONE("timeZone", true),
    LANGUAGES("languages", true),
    EXPERTISE("expertise", false),
    INTERESTS("interests", false),
    SOUGHT_SKILLS("soughtSkills", false),
    INDUSTRY("industry", false),
    SENIORITY("seniority", false),
    CAPACITY("capacity", false);

    private final String title;
    private final boolean required;

    Column(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    /** As it stands in the first line of the file. */
    String title() {
        return title;
    }

    /** Whether every file has it, and every person a value in it. */
    boolean isRequired() {
        return required;
    }

    /** Whether its letters are large or small. */
    static Optional<Column> titled(String title) {
        return Arrays.stream(values())
                .filter(column -> column.title.equalsIgnoreCase(title))
                .findFirst();
    }
}
