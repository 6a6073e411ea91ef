package org.mentorship.api.graphql.common;

import java.io.Serial;
import java.util.List;
import org.mentorship.contract.RejectionCode;

/** An input of which no command can be made. Answered as a user error, see {@link Mutations}. */
public final class InvalidInput extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final RejectionCode code;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> field;

    /** @param field path of the field at fault, below {@code input} */
    public InvalidInput(RejectionCode code, String message, String... field) {
        super(message, null, false, false);
        this.code = code;
        this.field = List.of(field);
    }

    public RejectionCode code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public List<String> field() {
        return field;
    }
}
