package org.mentorship.contract;

import org.jspecify.annotations.Nullable;

/**
 * An event with the reason that a person gave for a step of their own: protected text, in the event only. The reason of an
 * official act is in the envelope instead, in plain form.
 */
public interface ReasonedInConfidence {

    /** The reason, past the event store its ciphertext token; null if none was given. */
    @Nullable String reasonGiven();
}
