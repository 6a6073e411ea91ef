package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Protected.Kind;

/**
 * A goal.
 *
 * @param revision 1, and one more each time the goal is revised
 * @param importance 0–3
 * @param difficulty 0–3
 * @param levels the five attainment levels in words, −2 to +2
 * @param level the latest level, of a progress note or an assessment, −2 to +2; null before the first
 * @param assessedBy the participant, if one judged the level
 */
public record GoalView(
        String goalId,
        GoalStatus status,
        int revision,
        @Protected(Kind.CONFIDENTIAL) String title,
        @Protected(Kind.CONFIDENTIAL) @Nullable String description,
        List<String> skills,
        int importance,
        int difficulty,
        @Protected(Kind.CONFIDENTIAL) List<String> levels,
        List<MilestoneView> milestones,
        @Nullable LocalDate due,
        Instant setAt,
        String setBy,
        @Nullable Integer level,
        List<GoalProgressView> progress,
        @Nullable Instant assessedAt,
        @Nullable String assessedBy,
        @Nullable Instant droppedAt,
        @Protected(Kind.CONFIDENTIAL) @Nullable String dropReason) {

    public GoalView {
        skills = List.copyOf(skills);
        levels = List.copyOf(levels);
        milestones = List.copyOf(milestones);
        progress = List.copyOf(progress);
    }
}
