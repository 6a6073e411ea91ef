package org.mentorship.command.automation;

import org.axonframework.serialization.SerializedType;

/** An event that this version of the service does not know. What follows from it is not to be missed, so it is not skipped. */
final class UnknownEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownEvent(SerializedType type) {
        super("This version of the service does not know events of type %s, revision %s"
                .formatted(type.getName(), type.getRevision()));
    }
}
