package org.mentorship.contract.mentorship;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** A step on the way to a goal. */
public record Milestone(
        String milestoneId,
        @Protected(Kind.CONFIDENTIAL) String title,
        @Nullable LocalDate due) {}
