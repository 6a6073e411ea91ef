package org.mentorship.api.graphql.common;

import org.jspecify.annotations.Nullable;

/** Input of a step that a coordinator can take on a participant's behalf. */
public interface OnBehalf extends CommandInput {

    /** The participant for whom a coordinator acts; null where the caller's token says who acts. */
    @Nullable String participantId();
}
