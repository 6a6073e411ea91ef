package org.mentorship.contract.stored;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.Limits;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;

/** One sample of each event, filled by the types and names of its components, so that no component is forgotten. */
final class SampleEvents {

    /** Three bytes for each character in UTF-8, four for each pair. */
    private static final String LONGEST = "師😀弟".repeat(Limits.LONG_TEXT / 4);

    private SampleEvents() {}

    /** Every component has a value. */
    static DomainEvent full(Class<? extends DomainEvent> event) {
        return (DomainEvent) record(event, Filling.FULL);
    }

    /** Every component has a value, and every text and list is as long as the longest that is taken. */
    static DomainEvent largest(Class<? extends DomainEvent> event) {
        return (DomainEvent) record(event, Filling.LARGEST);
    }

    /** Components that may be absent are. */
    static DomainEvent sparse(Class<? extends DomainEvent> event) {
        return (DomainEvent) record(event, Filling.SPARSE);
    }

    private enum Filling {
        SPARSE,
        FULL,
        LARGEST
    }

    private static Object record(Class<?> type, Filling filling) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> filling != Filling.SPARSE || !isNullable(component)
                        ? value(component.getName(), component.getGenericType(), filling)
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

    private static Object value(String name, Type type, Filling filling) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            var size = filling == Filling.LARGEST ? Limits.LIST : 1;
            return generic.getRawType() == List.class
                    ? Collections.nCopies(size, value(name, arguments[0], filling))
                    : IntStream.range(0, size)
                            .boxed()
                            .collect(Collectors.toMap(
                                    i -> filling == Filling.LARGEST
                                            ? "w%039d".formatted(i)
                                            : value(name, arguments[0], filling),
                                    _ -> value(name, arguments[1], filling)));
        }
        return value(name, (Class<?>) type, filling);
    }

    private static Object value(String name, Class<?> type, Filling filling) {
        if (type == String.class) {
            if (filling == Filling.LARGEST) {
                return LONGEST;
            }
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
        return type.isEnum() ? type.getEnumConstants()[0] : record(type, filling);
    }
}
