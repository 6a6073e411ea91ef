package org.mentorship.contract;

import org.jspecify.annotations.Nullable;

/** What the service needs for this is away, or refuses for now. Nothing was changed; trying again later helps. */
public class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for logs and health, without personal data */
    public Unavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
