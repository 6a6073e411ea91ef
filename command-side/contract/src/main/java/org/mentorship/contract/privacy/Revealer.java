package org.mentorship.contract.privacy;

import java.util.Optional;

/** Turns a stored ciphertext token back into text, at the edge, after the caller's right to it was checked. */
public interface Revealer {

    /** Every ciphertext token starts with this, followed by {@code <subject>:<event id>:<base64url>}. */
    String TOKEN_PREFIX = "enc:v1:";

    /**
     * The plain text of a token; a text that is no token comes back as it is.
     *
     * @return empty if the subject's key was destroyed: the text is erased for ever
     * @throws IllegalStateException if the token was tampered with
     */
    Optional<String> reveal(String token);

    /** Whether the key of a subject was destroyed, and with it all texts under it. */
    boolean isErased(String subject);

    /** Under whose key a stored text is; empty if it is no token. */
    static Optional<String> subjectOf(String stored) {
        var end = stored.indexOf(':', TOKEN_PREFIX.length());
        return stored.startsWith(TOKEN_PREFIX) && end > 0
                ? Optional.of(stored.substring(TOKEN_PREFIX.length(), end))
                : Optional.empty();
    }
}
