package org.mentorship.query.contract.participant;

import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.Lookup;
import org.mentorship.query.contract.Query;

/**
 * One person.
 *
 * @param minVersion waits, for a bounded time, until the read model has seen this version
 */
public record FindParticipant(String id, @Nullable Long minVersion) implements Query<Lookup<ParticipantView>> {}
