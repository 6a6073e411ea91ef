package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** One side's look back. */
public record ReflectionView(
        String participantId,
        @Protected(Kind.CONFIDENTIAL) String accomplishments,
        @Protected(Kind.CONFIDENTIAL) @Nullable String gratitude,
        @Protected(Kind.CONFIDENTIAL) @Nullable String whatNext,
        Instant reflectedAt) {}
