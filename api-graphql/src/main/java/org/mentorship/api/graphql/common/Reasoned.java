package org.mentorship.api.graphql.common;

import org.jspecify.annotations.Nullable;

/**
 * Input whose reason goes into the audit trail, in plain form. An input with a confidential reason, which belongs to the
 * command and is encrypted, is none.
 */
public interface Reasoned extends CommandInput {

    @Nullable String reason();

    /** Whether the step is an official act by whomever it is taken, such as a correction. */
    default boolean isOfficialAct() {
        return false;
    }
}
