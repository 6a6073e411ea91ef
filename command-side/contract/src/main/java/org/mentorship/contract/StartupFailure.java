package org.mentorship.contract;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why the service cannot start: a stable code and one sentence for people, which names what, where and what to do. */
public final class StartupFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    public StartupFailure(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable code, such as {@code DATA_DIR_IN_USE}. */
    public String code() {
        return code;
    }
}
