package org.mentorship.command.decision;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.Characters;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;

/** Rules on texts, lists and numbers. Each answers null where it has no objection. */
public final class Texts {

    private Texts() {}

    /** A one-line text that must be there. */
    public static @Nullable Refusal requiredShort(@Nullable String text, String... field) {
        return isBlank(text) ? empty(field) : optionalShort(text, field);
    }

    /** A name: a text that shows something, on one line. */
    public static @Nullable Refusal requiredName(@Nullable String text, String... field) {
        var refusal = requiredShort(text, field);
        return refusal != null || text == null
                ? refusal
                : Refusal.when(
                        !Characters.areOneLine(text),
                        RejectionCode.INVALID_VALUE,
                        "%s must be one line without control characters.".formatted(name(field)),
                        field);
    }

    public static @Nullable Refusal optionalShort(@Nullable String text, String... field) {
        return within(text, Limits.SHORT_TEXT, field);
    }

    /** A free text that must be there. */
    public static @Nullable Refusal requiredLong(@Nullable String text, String... field) {
        return isBlank(text) ? empty(field) : optionalLong(text, field);
    }

    public static @Nullable Refusal optionalLong(@Nullable String text, String... field) {
        return within(text, Limits.LONG_TEXT, field);
    }

    /** A list of one-line texts, none of them empty. */
    public static @Nullable Refusal shortTexts(Collection<String> texts, String field) {
        var refusal = sizeWithin(texts, Limits.LIST, field);
        var index = 0;
        for (var text : texts) {
            refusal = refusal != null ? refusal : requiredShort(text, field, String.valueOf(index++));
        }
        return refusal;
    }

    public static @Nullable Refusal notEmpty(Collection<?> list, String... field) {
        return list.isEmpty() ? empty(field) : null;
    }

    public static @Nullable Refusal sizeWithin(Collection<?> list, int limit, String... field) {
        return Refusal.when(
                list.size() > limit,
                RejectionCode.INVALID_VALUE,
                "%s has %d entries; at most %d are taken.".formatted(name(field), list.size(), limit),
                field);
    }

    public static @Nullable Refusal noDuplicates(Collection<?> list, String... field) {
        return Refusal.when(
                list.stream().distinct().count() != list.size(),
                RejectionCode.INVALID_VALUE,
                "%s names the same entry twice.".formatted(name(field)),
                field);
    }

    /** A whole number between two bounds, both included. */
    public static @Nullable Refusal between(int value, int min, int max, String... field) {
        return Refusal.when(
                value < min || value > max,
                RejectionCode.INVALID_VALUE,
                "%s is %d; it must be between %d and %d.".formatted(name(field), value, min, max),
                field);
    }

    private static @Nullable Refusal within(@Nullable String text, int limit, String... field) {
        return text != null && !isWhole(text)
                ? Refusal.of(
                        RejectionCode.INVALID_VALUE,
                        "%s holds half a character, or U+0000.".formatted(name(field)),
                        field)
                : notLonger(text, limit, field);
    }

    /** Half a surrogate pair cannot be stored as it is, and U+0000 ends texts in much that reads an export. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    private static @Nullable Refusal notLonger(@Nullable String text, int limit, String... field) {
        return Refusal.when(
                text != null && text.length() > limit,
                RejectionCode.TEXT_TOO_LONG,
                "%s has %d characters; at most %d are taken."
                        .formatted(name(field), text == null ? 0 : text.length(), limit),
                field);
    }

    private static Refusal empty(String... field) {
        return Refusal.of(RejectionCode.EMPTY_INPUT, "%s must not be empty.".formatted(name(field)), field);
    }

    /** A text that shows nothing says nothing: such an optional text is stored as absent. */
    public static @Nullable String orAbsent(@Nullable String text) {
        return isBlank(text) ? null : text;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || Characters.showNothing(text);
    }

    private static String name(String... field) {
        return String.join(".", field);
    }
}
