package org.mentorship.contract.envelope;

import org.mentorship.contract.Characters;
import org.mentorship.contract.Limits;

/** Which subject a caller's token can have, so that everything that names a caller can be named by one. */
public final class Subjects {

    private static final String AUTOMATION = "automation:";

    private Subjects() {}

    /**
     * Something to read that is no longer than {@link Limits#SHORT_TEXT}, without blanks around it, characters that do not
     * show or halves of characters, and not in the name of an automation.
     */
    public static boolean mayCall(String subject) {
        return subject.length() <= Limits.SHORT_TEXT
                && Characters.areAsTheyLook(subject)
                && Characters.areWhole(subject)
                && !subject.startsWith(AUTOMATION);
    }

    /** The actor of what the service does by itself. */
    static String automation(String name) {
        return AUTOMATION + name;
    }
}
