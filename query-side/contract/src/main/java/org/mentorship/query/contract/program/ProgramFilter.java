package org.mentorship.query.contract.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which programmes; null means any.
 *
 * @param ids only these; an empty list matches none
 * @param coordinator a token subject
 * @param enrollmentOpen whether they take enrolments
 * @param archived whether they are archived
 */
public record ProgramFilter(
        @Nullable List<String> ids,
        @Nullable String coordinator,
        @Nullable Boolean enrollmentOpen,
        @Nullable Boolean archived) {

    public ProgramFilter {
        ids = ids == null ? null : List.copyOf(ids);
    }

    public static ProgramFilter any() {
        return new ProgramFilter(null, null, null, null);
    }
}
