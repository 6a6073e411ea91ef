package org.mentorship.contract.stored;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.Limits;
import org.mentorship.contract.id.StreamId;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackCorrected;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Revealer;

/**
 * How many bytes of BSON an event adds to a view, at most. A view keeps protected texts as tokens, so their length as a token
 * counts, whether the event at hand holds the text or the token: an event has the same footprint before it was stored
 * and after it was read back.
 */
public final class Footprint {

    /** What a fold adds by itself: times, the actor, a status, and the names of their fields. */
    private static final int EVENT = 1_000;
    /** A number, or what is around a text: the type, the length, and a name of 30 characters and more. */
    private static final int VALUE = 48;
    /** Nonce and tag, which are encrypted with a text; see the token's form at {@link Revealer#TOKEN_PREFIX}. */
    private static final int NONCE_AND_TAG = 28;
    /** Prefix, subject and event id of a token, with the colons between them. */
    private static final int TOKEN = 100;

    /** Views keep the envelope's reason of these; it is no part of the event. */
    private static final int REASON = VALUE + 3 * Limits.LONG_TEXT;

    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    private Footprint() {}

    /** A component of a record; {@code isProtected} tells of a text, or of each in a list. */
    private record Component(Method accessor, boolean isProtected) {

        static Component of(RecordComponent component) {
            return new Component(component.getAccessor(), component.isAnnotationPresent(Protected.class));
        }

        @Nullable Object of(Object record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot be read: " + accessor, e);
            }
        }
    }

    /** Bytes that an event adds to the view of its stream, at most. */
    public static long of(DomainEvent event) {
        var reason = event instanceof FeedbackCorrected || event instanceof MentorshipCompleted ? REASON : 0;
        return EVENT + reason + ofRecord(event);
    }

    /** Bytes of a record that a view keeps as it is, at most. */
    public static long ofRecord(Object record) {
        var sum = (long) VALUE;
        for (var component : COMPONENTS.get(record.getClass())) {
            sum += ofValue(component.of(record), component.isProtected());
        }
        return sum;
    }

    private static long ofValue(@Nullable Object value, boolean isProtected) {
        return switch (value) {
            case null -> 0;
            case String text -> VALUE + (isProtected ? token(text) : utf8(text));
            case StreamId id -> VALUE + id.value().length();
            case Collection<?> list -> {
                var sum = (long) VALUE;
                for (var item : list) {
                    sum += ofValue(item, isProtected);
                }
                yield sum;
            }
            case Map<?, ?> map -> ofValue(map.keySet(), false) + ofValue(map.values(), false);
            case Record record -> ofRecord(record);
            default -> VALUE;
        };
    }

    /** Length of the token of a text, in Base64 without padding. */
    private static long token(String text) {
        return TOKEN + base64(plainBytes(text) + NONCE_AND_TAG);
    }

    /** A text that was made to look like a token counts for a quarter too little at most, which limits leave room for. */
    private static long plainBytes(String text) {
        if (!text.startsWith(Revealer.TOKEN_PREFIX)) {
            return utf8(text);
        }
        var ciphertext = text.indexOf(':', text.indexOf(':', Revealer.TOKEN_PREFIX.length()) + 1) + 1;
        return ciphertext > TOKEN ? utf8(text) : Math.max(0, (text.length() - ciphertext) * 3L / 4 - NONCE_AND_TAG);
    }

    private static long base64(long bytes) {
        return (bytes * 4 + 2) / 3;
    }

    private static long utf8(String text) {
        var bytes = 0L;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
