package org.mentorship.api.cli;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Ends a command with one clear line on standard error: a stable code, and what, where and what to do. */
public final class CliFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    public CliFailure(String code, String message) {
        this(code, message, null);
    }

    public CliFailure(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
