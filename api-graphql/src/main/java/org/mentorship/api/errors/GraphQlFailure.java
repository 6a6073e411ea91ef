package org.mentorship.api.errors;

import java.io.Serial;

/**
 * Ends a GraphQL field with a top-level error. The message goes to the caller as it is, so it holds nothing that the
 * caller did not send or may not see. See {@link GraphQlErrors} for the usual ones.
 */
public final class GraphQlFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final FailureCode code;

    public GraphQlFailure(FailureCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public FailureCode code() {
        return code;
    }
}
