package org.mentorship.contract.log;

import org.mentorship.contract.Unavailable;

/** The event store cannot be read now; nothing is lost by that. */
public final class EventLogUnavailable extends Unavailable {

    private static final long serialVersionUID = 1L;

    public EventLogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
