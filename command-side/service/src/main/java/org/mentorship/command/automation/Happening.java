package org.mentorship.command.automation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** An event of a mentorship, with what the log knows of it. */
public record Happening(MentorshipEvent event, Instant recordedAt, String eventId, Envelope envelope) {

    public String stream() {
        return event.mentorshipId().value();
    }

    /**
     * What is to be done because of this.
     *
     * @param part tells the entries of one automation for one mentorship apart; empty where there is one only
     * @param dueAt null to keep the entry asleep until a later event wakes it
     * @param data a record that the automation reads back when it runs the entry
     */
    public TodoChange.Put put(Automation automation, String part, @Nullable Instant dueAt, Object data) {
        return new TodoChange.Put(new Todo(
                key(automation, part),
                automation.name(),
                stream(),
                dueAt,
                Todo.json(data),
                eventId,
                envelope.correlationId()));
    }

    /** The entry is obsolete. */
    public TodoChange.Drop drop(Automation automation, String part) {
        return new TodoChange.Drop(key(automation, part));
    }

    public String key(Automation automation, String part) {
        var key = automation.name() + "/" + stream();
        return part.isEmpty() ? key : key + "/" + part;
    }
}
