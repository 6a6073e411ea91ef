package org.mentorship.query.contract.mentorship;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/** A step on the way to a goal. */
public record MilestoneView(
        String milestoneId,
        @Protected(Kind.CONFIDENTIAL) String title,
        @Nullable LocalDate due,
        @Nullable LocalDate completedOn) {}
