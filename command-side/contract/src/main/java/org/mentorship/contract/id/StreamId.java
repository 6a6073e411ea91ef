package org.mentorship.contract.id;

import java.util.regex.Pattern;

/** The identifier of one stream: a prefix that says what it is, and an opaque lower-case part. No personal data. */
public sealed interface StreamId permits ProgramId, ParticipantId, EnrollmentId, MentorshipId {

    /** The whole identifier, as stored and as clients see it. */
    String value();

    /** Refuses a value that is not the prefix followed by 1–40 of {@code a–z0–9}. */
    static String checked(String prefix, String value) {
        if (!value.startsWith(prefix)
                || !Shape.OPAQUE.matcher(value.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("Expected an id of the form " + prefix + "…, got \"" + value + "\"");
        }
        return value;
    }

    /** Holder of the compiled pattern; an interface has no private constants. */
    final class Shape {
        private static final Pattern OPAQUE = Pattern.compile("[a-z0-9]{1,40}");

        private Shape() {}
    }
}
