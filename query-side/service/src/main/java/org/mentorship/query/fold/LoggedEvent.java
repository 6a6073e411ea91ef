package org.mentorship.query.fold;

import org.mentorship.contract.DomainEvent;

/** An event and the facts around it. */
public record LoggedEvent(DomainEvent event, Recorded recorded) {

    public String stream() {
        return recorded.stream();
    }

    public long sequence() {
        return recorded.sequence();
    }

    public long position() {
        return recorded.position();
    }
}
