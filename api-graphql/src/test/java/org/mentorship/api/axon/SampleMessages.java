package org.mentorship.api.axon;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;

/** One sample of any record, filled by the types of its components, so that no component is forgotten. */
final class SampleMessages {

    private SampleMessages() {}

    /** Every component has a value. */
    static Object full(Class<?> type) {
        return record(type, false);
    }

    /** Components that may be absent are. */
    static Object sparse(Class<?> type) {
        return record(type, true);
    }

    private static Object record(Class<?> type, boolean sparse) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> sparse && component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        ? null
                        : value(component.getGenericType(), sparse))
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

    private static Object value(Type type, boolean sparse) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? List.of(value(arguments[0], sparse))
                    : Map.of(value(arguments[0], sparse), value(arguments[1], sparse));
        }
        return value((Class<?>) type, sparse);
    }

    private static Object value(Class<?> type, boolean sparse) {
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        return switch (type.getSimpleName()) {
            case "String" -> "ünïcode – \"师😀\"\n";
            case "int", "Integer" -> 3;
            case "long", "Long" -> 3L;
            case "double", "Double" -> 0.75;
            case "boolean", "Boolean" -> true;
            case "Instant" -> Instant.parse("2026-03-01T10:15:30.123Z");
            case "LocalDate" -> LocalDate.parse("2026-03-31");
            case "ProgramId" -> new ProgramId("prg_0s4mpl3");
            case "ParticipantId" -> new ParticipantId("par_0s4mpl3");
            case "EnrollmentId" -> new EnrollmentId("enr_0s4mpl3");
            case "MentorshipId" -> new MentorshipId("mnt_0s4mpl3");
            default -> record(type, sparse);
        };
    }
}
