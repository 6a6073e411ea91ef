package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** A rest. */
public record PauseView(
        Instant pausedAt,
        @Protected(Kind.CONFIDENTIAL) @Nullable String reason,
        @Nullable LocalDate until,
        @Nullable Instant resumedAt) {}
