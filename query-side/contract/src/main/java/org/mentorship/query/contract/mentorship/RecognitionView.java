package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * Praise.
 *
 * @param from the participant, if one gave it
 */
public record RecognitionView(
        String recognitionId,
        @Nullable String from,
        String to,
        @Protected(Kind.CONFIDENTIAL) String text,
        Instant recognisedAt) {}
