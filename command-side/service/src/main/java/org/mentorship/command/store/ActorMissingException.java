package org.mentorship.command.store;

import org.axonframework.common.AxonNonTransientException;

/** An event does not say who did it, and is not stored. */
public final class ActorMissingException extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    ActorMissingException(String eventType) {
        super("A " + eventType + " has no actor in its metadata; no event is stored without one");
    }
}
