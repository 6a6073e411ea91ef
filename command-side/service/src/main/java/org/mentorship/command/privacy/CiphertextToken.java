package org.mentorship.command.privacy;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Revealer;

/**
 * What is stored in place of a protected text: {@code enc:v1:<subject>:<event id>:<base64url>}. Without ciphertext it is
 * that of a text that an earlier version of the service took after its subject's key was destroyed, and did not store.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CiphertextToken(String subject, String eventId, byte[] ciphertext) {

    static boolean isToken(String text) {
        return text.startsWith(Revealer.TOKEN_PREFIX);
    }

    /**
     * Reads a token.
     *
     * @throws IllegalStateException if it has not the form of one
     */
    static CiphertextToken parse(String text) {
        var subject = Revealer.TOKEN_PREFIX.length();
        var eventId = text.indexOf(':', subject) + 1;
        var ciphertext = eventId == 0 ? 0 : text.indexOf(':', eventId) + 1;
        if (!isToken(text) || ciphertext == 0 || eventId == subject + 1 || ciphertext == eventId + 1) {
            throw malformed(null);
        }
        try {
            return new CiphertextToken(
                    text.substring(subject, eventId - 1),
                    text.substring(eventId, ciphertext - 1),
                    Base64.getUrlDecoder().decode(text.substring(ciphertext)));
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private static IllegalStateException malformed(@Nullable Exception cause) {
        return new IllegalStateException("A stored ciphertext has not the form of one; it was tampered with", cause);
    }

    boolean isErased() {
        return ciphertext.length == 0;
    }

    String text() {
        return Revealer.TOKEN_PREFIX
                + subject
                + ':'
                + eventId
                + ':'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(ciphertext);
    }
}
