package org.mentorship.contract.id;

/** The identifier of one stream: a prefix that says what it is, and an opaque lower-case part. No personal data. */
public sealed interface StreamId permits ProgramId, ParticipantId, EnrollmentId, MentorshipId {

    /** The longest opaque part. */
    int MAX_OPAQUE = 40;

    /** The whole identifier, as stored and as clients see it. */
    String value();

    /** Refuses a value that is not the prefix followed by 1–40 of {@code a–z0–9}. */
    static String checked(String prefix, String value) {
        if (!value.startsWith(prefix) || !isOpaque(value, prefix.length())) {
            throw new IllegalArgumentException("Expected an id of the form " + prefix + "…, got \"" + value + "\"");
        }
        return value;
    }

    /** Character by character: a replay checks ids by the million.  */
    private static boolean isOpaque(String value, int from) {
        var length = value.length() - from;
        if (length < 1 || length > MAX_OPAQUE) {
            return false;
        }
        for (var i = from; i < value.length(); i++) {
            var c = value.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
