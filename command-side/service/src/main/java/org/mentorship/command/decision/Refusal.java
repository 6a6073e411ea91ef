package org.mentorship.command.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.RejectionCode;

/** Why a rule refuses, see {@link org.mentorship.contract.CommandOutcome.Rejected}. */
public record Refusal(RejectionCode code, String message, List<String> field) {

    public Refusal {
        field = List.copyOf(field);
    }

    public static Refusal of(RejectionCode code, String message, String... field) {
        return new Refusal(code, message, List.of(field));
    }

    /** The refusal if the condition holds, null if not. */
    public static @Nullable Refusal when(boolean condition, RejectionCode code, String message, String... field) {
        return condition ? of(code, message, field) : null;
    }
}
