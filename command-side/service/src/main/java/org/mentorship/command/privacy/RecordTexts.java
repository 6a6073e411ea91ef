package org.mentorship.command.privacy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;

/** Where the protected texts of one class of record are, at any depth. Reflection is done when this is made, not after. */
final class RecordTexts {

    private final Constructor<?> constructor;
    private final Method[] accessors;

    /** What is done to the value of each component; null where it stays as it is. */
    private final @Nullable Replacement[] replacements;

    private RecordTexts(Constructor<?> constructor, Method[] accessors, @Nullable Replacement[] replacements) {
        this.constructor = constructor;
        this.accessors = accessors;
        this.replacements = replacements;
    }

    /** What is done to the value of a component that has texts. */
    private sealed interface Replacement {

        /** Another value, given what to make of each text in it. */
        Object of(Object value, UnaryOperator<String> text);

        /** Whether there is a text in it at all. */
        boolean isDue(Object value);
    }

    private record OfText() implements Replacement {

        @Override
        public Object of(Object value, UnaryOperator<String> text) {
            return text.apply((String) value);
        }

        @Override
        public boolean isDue(Object value) {
            return true;
        }
    }

    private record OfRecord(RecordTexts texts) implements Replacement {

        @Override
        public Object of(Object value, UnaryOperator<String> text) {
            return texts.replace(value, text);
        }

        @Override
        public boolean isDue(Object value) {
            return texts.areIn(value);
        }
    }

    private record OfEach(Replacement element) implements Replacement {

        @Override
        public Object of(Object value, UnaryOperator<String> text) {
            return ((List<?>) value)
                    .stream().<Object>map(one -> element.of(one, text)).toList();
        }

        @Override
        public boolean isDue(Object value) {
            return ((List<?>) value).stream().anyMatch(element::isDue);
        }
    }

    /**
     * The protected texts of a record; empty if it has none.
     *
     * @throws IllegalStateException if something is marked that is no text
     */
    static Optional<RecordTexts> of(Class<?> type) {
        var components = type.getRecordComponents();
        var replacements =
                Arrays.stream(components).map(RecordTexts::replacement).toArray(Replacement[]::new);
        if (Arrays.stream(replacements).allMatch(replacement -> replacement == null)) {
            return Optional.empty();
        }
        var accessors =
                Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        return Optional.of(new RecordTexts(canonical(type, components), accessors, replacements));
    }

    private static @Nullable Replacement replacement(RecordComponent component) {
        var type = component.getType();
        var element = elementType(component.getGenericType());
        if (component.isAnnotationPresent(Protected.class)) {
            require(
                    type == String.class || element == String.class,
                    component.getDeclaringRecord().getSimpleName() + "." + component.getName(),
                    "is @Protected, but neither a String nor a List<String>");
            return type == String.class ? new OfText() : new OfEach(new OfText());
        }
        if (type.isRecord()) {
            return of(type).map(OfRecord::new).orElse(null);
        }
        return element != null && element.isRecord()
                ? of(element).map(OfRecord::new).map(OfEach::new).orElse(null)
                : null;
    }

    private static @Nullable Class<?> elementType(Type type) {
        return type instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : null;
    }

    static void require(boolean holds, String what, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(what + " " + otherwise);
        }
    }

    private static Constructor<?> canonical(Class<?> type, RecordComponent[] components) {
        try {
            return type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record without its canonical constructor: " + type, e);
        }
    }

    /** Whether a record has any protected text. */
    boolean areIn(Object record) {
        try {
            for (var i = 0; i < accessors.length; i++) {
                var replacement = replacements[i];
                if (replacement != null) {
                    var value = accessors[i].invoke(record);
                    if (value != null && replacement.isDue(value)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The texts of a " + record.getClass().getSimpleName() + " could not be looked for", e);
        }
    }

    /** The same record with each protected text replaced. */
    Object replace(Object record, UnaryOperator<String> text) {
        try {
            var values = new @Nullable Object[accessors.length];
            for (var i = 0; i < accessors.length; i++) {
                var value = accessors[i].invoke(record);
                var replacement = replacements[i];
                values[i] = value == null || replacement == null ? value : replacement.of(value, text);
            }
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The texts of a " + record.getClass().getSimpleName() + " could not be protected", e);
        }
    }
}
