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

    /** Makes another value of a component's, given what to make of each text in it. */
    private interface Replacement {
        Object of(Object value, UnaryOperator<String> text);
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
            return type == String.class
                    ? (value, text) -> text.apply((String) value)
                    : (value, text) -> each(value, one -> text.apply((String) one));
        }
        if (type.isRecord()) {
            return of(type).<Replacement>map(texts -> texts::replace).orElse(null);
        }
        return element != null && element.isRecord()
                ? of(element)
                        .<Replacement>map(texts -> (value, text) -> each(value, one -> texts.replace(one, text)))
                        .orElse(null)
                : null;
    }

    private static @Nullable Class<?> elementType(Type type) {
        return type instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : null;
    }

    private static List<Object> each(Object list, UnaryOperator<Object> replacement) {
        return ((List<?>) list).stream().<Object>map(replacement::apply).toList();
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
