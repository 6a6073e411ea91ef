package org.mentorship.api.graphql.common;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;

/**
 * In which role a caller takes a step.
 *
 * @param onBehalfOf the participant for whom a coordinator or administrator takes it
 * @param reader the participant who takes it, unless they coordinate what it is about
 */
public record Actor(
        ActorRole role,
        @Nullable ParticipantId onBehalfOf,
        @Nullable ParticipantId reader) {}
