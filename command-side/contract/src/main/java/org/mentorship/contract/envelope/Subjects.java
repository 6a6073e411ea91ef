package org.mentorship.contract.envelope;

import org.mentorship.contract.Characters;

/** Which subject a caller's token can have, so that everything that names a caller can be named by one. */
public final class Subjects {

    private static final String AUTOMATION = "automation:";

    private Subjects() {}

    /** Something to read, without blanks around it or characters that do not show, and not in the name of an automation. */
    public static boolean mayCall(String subject) {
        return Characters.areAsTheyLook(subject) && !subject.startsWith(AUTOMATION);
    }

    /** The actor of what the service does by itself. */
    static String automation(String name) {
        return AUTOMATION + name;
    }
}
