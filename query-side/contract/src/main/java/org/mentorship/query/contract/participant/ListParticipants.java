package org.mentorship.query.contract.participant;

import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Query;

/** People, ordered by id; first 1–100. */
public record ListParticipants(
        ParticipantFilter filter, int first, @Nullable String after) implements Query<Page<ParticipantView>> {}
