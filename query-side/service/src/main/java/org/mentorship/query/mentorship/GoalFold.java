package org.mentorship.query.mentorship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalEvent;
import org.mentorship.contract.mentorship.GoalEvent.GoalAssessed;
import org.mentorship.contract.mentorship.GoalEvent.GoalDropped;
import org.mentorship.contract.mentorship.GoalEvent.GoalProgressRecorded;
import org.mentorship.contract.mentorship.GoalEvent.GoalRevised;
import org.mentorship.contract.mentorship.GoalEvent.GoalSet;
import org.mentorship.contract.mentorship.GoalEvent.MilestoneCompleted;
import org.mentorship.contract.mentorship.Milestone;
import org.mentorship.query.contract.mentorship.GoalProgressView;
import org.mentorship.query.contract.mentorship.GoalStatus;
import org.mentorship.query.contract.mentorship.GoalView;
import org.mentorship.query.contract.mentorship.MilestoneView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;

/** Goals and how far they are attained. */
final class GoalFold {

    private GoalFold() {}

    static void apply(MentorshipDraft draft, GoalEvent event, Recorded at) {
        draft.goals = switch (event) {
            case GoalSet e -> Lists.append(draft.goals, view(e.goalId(), 1, e.goal(), List.of(), at.at(), at.actor()));
            case GoalRevised e -> change(draft.goals, e.goalId(), goal -> revised(goal, e.goal()));
            case GoalProgressRecorded e -> change(draft.goals, e.goalId(), goal -> progressed(goal, e, at));
            case MilestoneCompleted e ->
                change(draft.goals, e.goalId(), goal -> completed(goal, e.milestoneId(), e.completedOn()));
            case GoalAssessed e -> change(draft.goals, e.goalId(), goal -> assessed(goal, e, at));
            case GoalDropped e -> change(draft.goals, e.goalId(), goal -> dropped(goal, e.reason(), at));
        };
    }

    private static List<GoalView> change(List<GoalView> goals, String goalId, UnaryOperator<GoalView> change) {
        return Lists.update(goals, goal -> goal.goalId().equals(goalId), change);
    }

    private static GoalView view(
            String goalId, int revision, Goal goal, List<MilestoneView> before, Instant setAt, String setBy) {
        return new GoalView(
                goalId,
                GoalStatus.OPEN,
                revision,
                goal.title(),
                goal.description(),
                goal.skills(),
                goal.importance(),
                goal.difficulty(),
                goal.levels(),
                milestones(goal.milestones(), before),
                goal.due(),
                setAt,
                setBy,
                null,
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static List<MilestoneView> milestones(List<Milestone> milestones, List<MilestoneView> before) {
        return milestones.stream()
                .map(milestone -> new MilestoneView(
                        milestone.milestoneId(),
                        milestone.title(),
                        milestone.due(),
                        completedOn(before, milestone.milestoneId())))
                .toList();
    }

    private static @Nullable LocalDate completedOn(List<MilestoneView> milestones, String milestoneId) {
        for (var milestone : milestones) {
            if (milestone.milestoneId().equals(milestoneId)) {
                return milestone.completedOn();
            }
        }
        return null;
    }

    /** New words and weights; what was reached so far stays. */
    private static GoalView revised(GoalView goal, Goal next) {
        var text = view(goal.goalId(), goal.revision() + 1, next, goal.milestones(), goal.setAt(), goal.setBy());
        return next(
                text,
                goal.status(),
                text.milestones(),
                goal.level(),
                goal.progress(),
                goal.assessedAt(),
                goal.assessedBy());
    }

    private static GoalView progressed(GoalView goal, GoalProgressRecorded e, Recorded at) {
        var note = new GoalProgressView(e.level(), e.note(), at.at(), at.actor());
        return next(
                goal,
                goal.status(),
                goal.milestones(),
                e.level(),
                Lists.append(goal.progress(), note),
                goal.assessedAt(),
                goal.assessedBy());
    }

    private static GoalView completed(GoalView goal, String milestoneId, LocalDate completedOn) {
        var milestones = Lists.update(
                goal.milestones(),
                milestone -> milestone.milestoneId().equals(milestoneId),
                milestone -> new MilestoneView(milestoneId, milestone.title(), milestone.due(), completedOn));
        return next(
                goal, goal.status(), milestones, goal.level(), goal.progress(), goal.assessedAt(), goal.assessedBy());
    }

    private static GoalView assessed(GoalView goal, GoalAssessed e, Recorded at) {
        return next(
                goal,
                GoalStatus.ASSESSED,
                goal.milestones(),
                e.level(),
                goal.progress(),
                at.at(),
                AgreementFold.valueOf(e.assessedBy()));
    }

    private static GoalView dropped(GoalView goal, String reason, Recorded at) {
        return new GoalView(
                goal.goalId(),
                GoalStatus.DROPPED,
                goal.revision(),
                goal.title(),
                goal.description(),
                goal.skills(),
                goal.importance(),
                goal.difficulty(),
                goal.levels(),
                goal.milestones(),
                goal.due(),
                goal.setAt(),
                goal.setBy(),
                goal.level(),
                goal.progress(),
                goal.assessedAt(),
                goal.assessedBy(),
                at.at(),
                reason);
    }

    private static GoalView next(
            GoalView goal,
            GoalStatus status,
            List<MilestoneView> milestones,
            @Nullable Integer level,
            List<GoalProgressView> progress,
            @Nullable Instant assessedAt,
            @Nullable String assessedBy) {
        return new GoalView(
                goal.goalId(),
                status,
                goal.revision(),
                goal.title(),
                goal.description(),
                goal.skills(),
                goal.importance(),
                goal.difficulty(),
                goal.levels(),
                milestones,
                goal.due(),
                goal.setAt(),
                goal.setBy(),
                level,
                progress,
                assessedAt,
                assessedBy,
                goal.droppedAt(),
                goal.dropReason());
    }
}
