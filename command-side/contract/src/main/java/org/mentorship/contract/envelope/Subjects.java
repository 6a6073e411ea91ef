package org.mentorship.contract.envelope;

/** Which subject a caller's token can have, so that everything that names a caller can be named by one. */
public final class Subjects {

    private static final String AUTOMATION = "automation:";

    private Subjects() {}

    /** Something to read, without blanks around it or characters that do not show, and not in the name of an automation. */
    public static boolean mayCall(String subject) {
        return !subject.isEmpty()
                && !isBlank(subject.codePointAt(0))
                && !isBlank(subject.codePointBefore(subject.length()))
                && subject.codePoints().noneMatch(Subjects::isHidden)
                && !subject.startsWith(AUTOMATION);
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** The actor of what the service does by itself. */
    static String automation(String name) {
        return AUTOMATION + name;
    }
}
