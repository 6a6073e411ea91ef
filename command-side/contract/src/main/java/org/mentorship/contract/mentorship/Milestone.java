package org.mentorship.contract.mentorship;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A step on the way to a goal. */
public record Milestone(
        String milestoneId, String title, @Nullable LocalDate due) {}
