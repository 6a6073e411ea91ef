package org.mentorship.query.contract.mentorship;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A step on the way to a goal. */
public record MilestoneView(
        String milestoneId,
        String title,
        @Nullable LocalDate due,
        @Nullable LocalDate completedOn) {}
