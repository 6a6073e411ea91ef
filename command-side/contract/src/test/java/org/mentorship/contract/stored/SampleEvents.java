package org.mentorship.contract.stored;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;

/** One sample of each event, filled by the types and names of its components, so that no component is forgotten. */
final class SampleEvents {

    private SampleEvents() {}

    /** Every component has a value. */
    static DomainEvent full(Class<? extends DomainEvent> event) {
        return (DomainEvent) record(event, true);
    }

    /** Components that may be absent are. */
    static DomainEvent sparse(Class<? extends DomainEvent> event) {
        return (DomainEvent) record(event, false);
    }

    private static Object record(Class<?> type, boolean full) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> full || !isNullable(component)
                        ? value(component.getName(), component.getGenericType(), full)
                        : null)
                .toArray();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type.getName(), e);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Object value(String name, Type type, boolean full) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? List.of(value(name, arguments[0], full))
                    : Map.of(value(name, arguments[0], full), value(name, arguments[1], full));
        }
        return value(name, (Class<?>) type, full);
    }

    private static Object value(String name, Class<?> type, boolean full) {
        if (type == String.class) {
            return name.endsWith("Id") ? name.substring(0, 3) + "_0s4mpl3" : "Sample " + name + " – ünïcode";
        }
        if (type == int.class || type == Integer.class) {
            return 3;
        }
        if (type == double.class || type == Double.class) {
            return 0.75;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Instant.class) {
            return Instant.parse("2026-03-01T10:15:30.123Z");
        }
        if (type == LocalDate.class) {
            return LocalDate.parse("2026-03-31");
        }
        if (type == ProgramId.class) {
            return new ProgramId("prg_0s4mpl3");
        }
        if (type == ParticipantId.class) {
            return new ParticipantId("par_0s4mpl3");
        }
        if (type == EnrollmentId.class) {
            return new EnrollmentId("enr_0s4mpl3");
        }
        if (type == MentorshipId.class) {
            return new MentorshipId("mnt_0s4mpl3");
        }
        return type.isEnum() ? type.getEnumConstants()[0] : record(type, full);
    }
}
