package org.mentorship.command.privacy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.privacy.DataSubject;
import org.mentorship.contract.privacy.Protected;

/** Where the protected texts of one class of event are, and whose they are; read from its annotations once. */
final class ProtectedTexts {

    private static final ClassValue<Optional<ProtectedTexts>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<ProtectedTexts> computeValue(Class<?> type) {
            return read(type);
        }
    };

    private final Constructor<?> constructor;
    private final Method[] accessors;
    private final int subject;
    private final Set<Integer> texts;

    private ProtectedTexts(Constructor<?> constructor, Method[] accessors, int subject, Set<Integer> texts) {
        this.constructor = constructor;
        this.accessors = accessors;
        this.subject = subject;
        this.texts = texts;
    }

    /**
     * The protected texts of a class; empty if it has none.
     *
     * @throws IllegalStateException if its annotations do not say whose key to use, or mark something that is no text
     */
    static Optional<ProtectedTexts> of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static Optional<ProtectedTexts> read(Class<?> type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        var components = type.getRecordComponents();
        var texts = new HashSet<Integer>();
        var subject = -1;
        for (var i = 0; i < components.length; i++) {
            if (components[i].isAnnotationPresent(Protected.class)) {
                require(components[i].getType() == String.class, components[i], "is @Protected, but no String");
                texts.add(i);
            }
            if (components[i].isAnnotationPresent(DataSubject.class)) {
                require(subject < 0, components[i], "is a second @DataSubject");
                require(StreamId.class.isAssignableFrom(components[i].getType()), components[i], "is no StreamId");
                subject = i;
            }
        }
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        require(subject >= 0, components[texts.iterator().next()], "is @Protected, but nothing is the @DataSubject");
        var accessors =
                Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        return Optional.of(new ProtectedTexts(canonical(type, components), accessors, subject, texts));
    }

    private static void require(boolean holds, RecordComponent component, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(
                    component.getDeclaringRecord().getSimpleName() + "." + component.getName() + " " + otherwise);
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

    /** The same event with each protected text replaced by what the function makes of subject and text. */
    Object replace(Object event, BiFunction<String, String, String> replacement) {
        try {
            var values = new @Nullable Object[accessors.length];
            for (var i = 0; i < accessors.length; i++) {
                values[i] = accessors[i].invoke(event);
            }
            if (!(values[subject] instanceof StreamId owner)) {
                throw new IllegalArgumentException(
                        event.getClass().getSimpleName() + " does not say whose texts it holds");
            }
            for (var text : texts) {
                if (values[text] instanceof String plain) {
                    values[text] = replacement.apply(owner.value(), plain);
                }
            }
            return constructor.newInstance(values);
        } catch (IllegalAccessException | InstantiationException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "The texts of a " + event.getClass().getSimpleName() + " could not be protected", e);
        }
    }
}
