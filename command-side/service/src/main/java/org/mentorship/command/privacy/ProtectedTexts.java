package org.mentorship.command.privacy;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.privacy.DataSubject;

/** The protected texts of one class of event, and whose they are; read from its annotations once. */
final class ProtectedTexts {

    private static final ClassValue<Optional<ProtectedTexts>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<ProtectedTexts> computeValue(Class<?> type) {
            return read(type);
        }
    };

    private final RecordTexts texts;
    private final Method subject;

    private ProtectedTexts(RecordTexts texts, Method subject) {
        this.texts = texts;
        this.subject = subject;
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
        var subjects = Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(DataSubject.class))
                .toList();
        return RecordTexts.of(type).map(texts -> new ProtectedTexts(texts, only(subjects, type)));
    }

    private static Method only(List<RecordComponent> subjects, Class<?> type) {
        RecordTexts.require(
                subjects.size() == 1, type.getSimpleName(), "has protected texts, but not one @DataSubject");
        var subject = subjects.getFirst();
        RecordTexts.require(
                StreamId.class.isAssignableFrom(subject.getType()),
                type.getSimpleName() + "." + subject.getName(),
                "is no StreamId");
        return subject.getAccessor();
    }

    /** The same event with each protected text replaced by what the function makes of subject and text. */
    Object replace(Object event, BiFunction<String, String, String> replacement) {
        var owner = owner(event);
        return texts.replace(event, text -> replacement.apply(owner, text));
    }

    /** Whose texts an event holds; empty if it holds none. */
    Optional<String> ownerOfTexts(Object event) {
        return texts.areIn(event) ? Optional.of(owner(event)) : Optional.empty();
    }

    private String owner(Object event) {
        try {
            if (subject.invoke(event) instanceof StreamId owner) {
                return owner.value();
            }
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " does not say whose texts it holds");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The owner of the texts of " + event.getClass() + " cannot be read", e);
        }
    }
}
