package org.mentorship.contract;

import org.jspecify.annotations.Nullable;

/**
 * Why a command or a question has no answer, as the process that handled it tells the one that sent it. The log of the
 * former has the rest: what is told here says nothing of what people wrote.
 *
 * @param detail what was wrong with the cursor, or the id of the incident
 */
public record HandlingFailure(Kind kind, @Nullable String detail) {

    /** What to do about it. */
    public enum Kind {
        /** The process has more to do than it takes on, or is stopping; nothing was changed. Try again. */
        OVERLOADED,
        /** A store is away, or refuses; a command may have taken effect all the same. Try again. */
        STORE_AWAY,
        /** The question has a cursor that was not given out for it. Ask otherwise. */
        INVALID_CURSOR,
        /** A defect; report the incident. */
        DEFECT
    }
}
