package org.mentorship.query.timeline;

import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.stored.EventTypes;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;

/** The keys under which an event is found in the timeline index. */
final class TimelineKeys {

    private TimelineKeys() {}

    /** What a key names. */
    enum Kind {
        TYPE,
        PROGRAM,
        PERSON,
        ACTOR,
        STREAM
    }

    /** Takes the keys of an event, some perhaps twice. */
    @FunctionalInterface
    interface Sink {
        void take(Kind kind, String name);
    }

    /**
     * Tells the keys of an event, given the view after it: its type, its programme, the people whom the view concerns,
     * and who did it. What a participant did is found under the person.
     */
    static <V> void of(LoggedEvent event, ViewType<V> type, V view, Sink sink) {
        sink.take(Kind.TYPE, EventTypes.nameOf(event.event().getClass()));
        var program = type.program().of(view);
        if (program != null) {
            sink.take(Kind.PROGRAM, program);
        }
        for (var person : type.people().apply(view)) {
            sink.take(Kind.PERSON, person);
        }
        var envelope = event.recorded().envelope();
        sink.take(kindOfActor(envelope.actor()), envelope.actor());
        var behalf = envelope.onBehalfOf();
        if (behalf != null && isPerson(behalf)) {
            sink.take(Kind.PERSON, behalf);
        }
    }

    static String type(String type) {
        return key(Kind.TYPE, type);
    }

    static String program(String program) {
        return key(Kind.PROGRAM, program);
    }

    static String person(String person) {
        return key(Kind.PERSON, person);
    }

    static String stream(String stream) {
        return key(Kind.STREAM, stream);
    }

    static String actor(String actor) {
        return key(kindOfActor(actor), actor);
    }

    /** The key as it is stored. */
    static String key(Kind kind, String name) {
        return switch (kind) {
            case TYPE -> "type/" + name;
            case PROGRAM -> "program/" + name;
            case PERSON -> "person/" + name;
            case ACTOR -> "actor/" + name;
            case STREAM -> "stream/" + name;
        };
    }

    /** A person's own acts are among the events that concern the person, which saves a list for each. */
    private static Kind kindOfActor(String actor) {
        return isPerson(actor) ? Kind.PERSON : Kind.ACTOR;
    }

    private static boolean isPerson(String id) {
        return id.startsWith(ParticipantId.PREFIX);
    }
}
