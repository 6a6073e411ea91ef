package org.mentorship.query.log;

import org.mentorship.contract.log.StoredEvent;

/** An event of a type or revision that this version of the service does not know, or whose bytes are damaged. */
public final class UndecodableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    public UndecodableEvent(StoredEvent event, String why, Throwable cause) {
        super(message(event, why), cause);
        this.position = event.position();
    }

    public UndecodableEvent(StoredEvent event, String why) {
        super(message(event, why));
        this.position = event.position();
    }

    /** Where in the log it is. */
    public long position() {
        return position;
    }

    private static String message(StoredEvent event, String why) {
        return "Event " + event.type() + " revision " + event.revision() + " at position " + event.position()
                + " (stream " + event.stream() + ", sequence " + event.sequence() + ") " + why;
    }
}
