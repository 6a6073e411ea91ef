package org.mentorship.contract;

/** What can be seen of a text. */
public final class Characters {

    private Characters() {}

    /** Whether nothing of it can be seen: blanks of any script, and characters without a shape. */
    public static boolean showNothing(String text) {
        return text.codePoints().allMatch(point -> isBlank(point) || isHidden(point));
    }

    /** Whether it has no line breaks and no control characters. */
    public static boolean areOneLine(String text) {
        return text.codePoints().noneMatch(Characters::breaksLine);
    }

    /** Whether it is as it looks: nothing in it is hidden, and no blanks are around it. */
    public static boolean areAsTheyLook(String text) {
        return !text.isEmpty()
                && !isBlank(text.codePointAt(0))
                && !isBlank(text.codePointBefore(text.length()))
                && text.codePoints().noneMatch(Characters::isHidden);
    }

    /** Whether it has no surrogate without the other one. */
    public static boolean areWhole(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isHidden(int point) {
        return breaksLine(point) || Character.getType(point) == Character.FORMAT;
    }

    private static boolean breaksLine(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
