package org.mentorship.query.timeline;

import java.util.LinkedHashSet;
import java.util.Set;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.stored.EventTypes;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;

/** The keys under which an event is found in the timeline index. */
final class TimelineKeys {

    private TimelineKeys() {}

    /**
     * The keys of an event, given the view after it: its type, its programme, the people whom the view concerns, and who
     * did it. What a participant did is found under the person.
     */
    static <V> Set<String> of(LoggedEvent event, ViewType<V> type, V view) {
        var keys = new LinkedHashSet<String>();
        keys.add(type(EventTypes.nameOf(event.event().getClass())));
        var program = type.program().of(view);
        if (program != null) {
            keys.add(program(program));
        }
        type.people().apply(view).forEach(person -> keys.add(person(person)));
        var envelope = event.recorded().envelope();
        keys.add(actor(envelope.actor()));
        var behalf = envelope.onBehalfOf();
        if (behalf != null && isPerson(behalf)) {
            keys.add(person(behalf));
        }
        return keys;
    }

    static String type(String type) {
        return "type/" + type;
    }

    static String program(String program) {
        return "program/" + program;
    }

    static String person(String person) {
        return "person/" + person;
    }

    /** A person's own acts are among the events that concern the person, which saves a list for each. */
    static String actor(String actor) {
        return isPerson(actor) ? person(actor) : "actor/" + actor;
    }

    private static boolean isPerson(String id) {
        return id.startsWith(ParticipantId.PREFIX);
    }
}
