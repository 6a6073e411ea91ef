package org.mentorship.contract.stored;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.enrollment.EnrollmentEvent;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.participant.ParticipantEvent;
import org.mentorship.contract.program.ProgramEvent;

/**
 * The stable name under which each event is stored: its simple name, never its package, so that a class may move. The
 * stream types are {@code Program}, {@code Participant}, {@code Enrollment} and {@code Mentorship}.
 */
public final class EventTypes {

    private static final Map<String, Class<? extends DomainEvent>> BY_NAME = new HashMap<>();

    static {
        Stream.of(ProgramEvent.class, ParticipantEvent.class, EnrollmentEvent.class, MentorshipEvent.class)
                .flatMap(EventTypes::leaves)
                .forEach(EventTypes::add);
    }

    private EventTypes() {}

    /** The class of a stored name; empty if this version of the service does not know the event. */
    public static Optional<Class<? extends DomainEvent>> classOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static String nameOf(Class<?> event) {
        return event.getSimpleName();
    }

    public static String revisionOf(Class<?> event) {
        return event.getAnnotation(Revision.class).value();
    }

    /** Every event there is, by its stored name. */
    public static Map<String, Class<? extends DomainEvent>> all() {
        return Map.copyOf(BY_NAME);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::leaves)
                : Stream.of(type);
    }

    private static void add(Class<?> type) {
        var event = type.asSubclass(DomainEvent.class);
        if (BY_NAME.put(nameOf(event), event) != null) {
            throw new IllegalStateException("Two events are named " + nameOf(event));
        }
        if (event.getAnnotation(Revision.class) == null) {
            throw new IllegalStateException(nameOf(event) + " has no @Revision");
        }
    }
}
