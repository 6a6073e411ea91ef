package org.mentorship.api.demo;

import java.io.Serial;

/** The service did not do what it was asked to. */
public final class ApiRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    ApiRefusal(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The code of the user error or top-level error. */
    public String code() {
        return code;
    }
}
