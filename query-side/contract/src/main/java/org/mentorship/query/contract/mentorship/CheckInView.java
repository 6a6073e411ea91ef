package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** How somebody is doing: confidence and well-being 1–5. */
public record CheckInView(
        String checkInId,
        String participantId,
        int confidence,
        int wellbeing,
        @Protected(Kind.CONFIDENTIAL) @Nullable String setback,
        @Protected(Kind.CONFIDENTIAL) @Nullable String encouragement,
        Instant checkedInAt) {}
