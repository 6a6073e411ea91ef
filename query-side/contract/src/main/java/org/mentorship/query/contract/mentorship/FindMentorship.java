package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Query;

/**
 * One mentorship. As a subscription query its updates are {@link MentorshipView}, each after it can be read.
 *
 * @param minVersion waits, for a bounded time, until the read model has seen this version
 * @param asOf as recorded at this instant (inclusive), folded from the log; minVersion has then no meaning
 */
public record FindMentorship(
        String id, @Nullable Long minVersion, @Nullable Instant asOf) implements Query<Lookup<MentorshipView>> {}
