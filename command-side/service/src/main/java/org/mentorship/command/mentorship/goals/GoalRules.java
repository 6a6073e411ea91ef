package org.mentorship.command.mentorship.goals;

import static org.mentorship.command.decision.Decision.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Dates;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.goals.GoalBook.Entry;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.Milestone;

/** A goal has words for all five attainment levels, and values that can be worked with. */
final class GoalRules {

    private static final int LEVELS = 5;
    private static final int WEIGHT = 3;
    private static final int FAR = 2;

    private GoalRules() {}

    /**
     * The first objection to a goal.
     *
     * @param before the goal as it was, null for a new one: a date that was not touched may have passed
     */
    static @Nullable Refusal check(Goal goal, @Nullable Entry before, DecisionContext context) {
        return rules(
                        Texts.requiredShort(goal.title(), "title"),
                        Texts.optionalLong(goal.description(), "description"),
                        Texts.shortTexts(goal.skills(), "skills"),
                        Texts.between(goal.importance(), 0, WEIGHT, "importance"),
                        Texts.between(goal.difficulty(), 0, WEIGHT, "difficulty"),
                        hasFiveLevelsInWords(goal.levels()),
                        levelsAreWithinLimits(goal.levels()),
                        liesAhead(goal.due(), before == null ? null : before.due(), context, "due"),
                        Texts.sizeWithin(goal.milestones(), Limits.LIST, "milestones"),
                        milestonesAreSound(goal.milestones(), before, context))
                .first();
    }

    /** A level of attainment is −2, −1, 0, +1 or +2. */
    static @Nullable Refusal isALevel(int level) {
        return Texts.between(level, -FAR, FAR, "level");
    }

    /** The same objection, with the path of the goal in front of the field. */
    static @Nullable Refusal under(@Nullable Refusal refusal, String... path) {
        if (refusal == null) {
            return null;
        }
        var field = new ArrayList<>(List.of(path));
        field.addAll(refusal.field());
        return new Refusal(refusal.code(), refusal.message(), field);
    }

    private static @Nullable Refusal hasFiveLevelsInWords(List<String> levels) {
        return Refusal.when(
                levels.size() != LEVELS || levels.stream().anyMatch(String::isBlank),
                RejectionCode.GOAL_LEVELS_INCOMPLETE,
                "A goal needs five attainment levels in words, worst to best.",
                "levels");
    }

    private static @Nullable Refusal levelsAreWithinLimits(List<String> levels) {
        return levels.stream()
                .map(level -> Texts.optionalLong(level, "levels"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Refusal milestonesAreSound(
            List<Milestone> milestones, @Nullable Entry before, DecisionContext context) {
        for (var i = 0; i < milestones.size(); i++) {
            var milestone = milestones.get(i);
            var earlier = before == null ? null : before.milestones().get(milestone.milestoneId());
            var refusal = rules(
                            Texts.requiredShort(milestone.title(), "title"),
                            liesAhead(milestone.due(), earlier == null ? null : earlier.due(), context, "due"))
                    .first();
            if (refusal != null) {
                return under(refusal, "milestones", String.valueOf(i));
            }
        }
        return null;
    }

    private static @Nullable Refusal liesAhead(
            @Nullable LocalDate day, @Nullable LocalDate before, DecisionContext context, String field) {
        return day != null && day.equals(before) ? null : Dates.notPast(day, context, field);
    }
}
