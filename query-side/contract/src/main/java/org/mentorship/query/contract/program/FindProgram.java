package org.mentorship.query.contract.program;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Query;

/**
 * One programme.
 *
 * @param minVersion waits, for a bounded time, until the read model has seen this version
 * @param asOf as recorded at this instant (inclusive), folded from the log; minVersion has then no meaning
 */
public record FindProgram(
        String id, @Nullable Long minVersion, @Nullable Instant asOf) implements Query<Lookup<ProgramView>> {}
