package org.mentorship.query.contract.program;

import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/** Programmes, ordered by id; first 1–100. */
public record ListPrograms(
        ProgramFilter filter, int first, @Nullable String after) implements Query<Page<ProgramView>> {}
