package org.mentorship.query.contract.mentorship;

import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/** Mentorships, ordered by id; first 1–100. */
public record ListMentorships(
        MentorshipFilter filter, int first, @Nullable String after) implements Query<Page<MentorshipView>> {}
