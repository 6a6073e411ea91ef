package org.mentorship.api.cli;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a command with one clear line on standard error: a stable code, and what, where and what to do. */
public final class CliFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<String> details;

    public CliFailure(String code, String message) {
        this(code, message, List.of(), null);
    }

    public CliFailure(String code, String message, @Nullable Throwable cause) {
        this(code, message, List.of(), cause);
    }

    /** A failure that needs further lines, such as the places in a file. */
    public CliFailure(String code, String message, List<String> details) {
        this(code, message, details, null);
    }

    private CliFailure(String code, String message, List<String> details, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.details = List.copyOf(details);
    }

    public String code() {
        return code;
    }

    /** Further lines, usually none. */
    public List<String> details() {
        return details;
    }
}
