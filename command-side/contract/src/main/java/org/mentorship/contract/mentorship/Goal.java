package org.mentorship.contract.mentorship;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * A goal as agreed, in the form of goal attainment scaling (Kiresuk and Sherman 1968; Turner-Stokes 2009).
 *
 * @param title the goal in one sentence: specific, measurable, achievable, relevant, time-bound
 * @param skills the skills that it develops
 * @param importance 0–3
 * @param difficulty 0–3
 * @param levels the five attainment levels in words, from −2 (much less than expected) to +2 (much more)
 * @param due when it is to be reached
 */
public record Goal(
        @Protected(Kind.CONFIDENTIAL) String title,
        @Protected(Kind.CONFIDENTIAL) @Nullable String description,
        List<String> skills,
        int importance,
        int difficulty,
        @Protected(Kind.CONFIDENTIAL) List<String> levels,
        List<Milestone> milestones,
        @Nullable LocalDate due) {

    public Goal {
        skills = List.copyOf(skills);
        levels = List.copyOf(levels);
        milestones = List.copyOf(milestones);
    }
}
