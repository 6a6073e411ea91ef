package org.mentorship.command.mentorship.goals;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Dates;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.command.mentorship.goals.GoalBook.Entry;
import org.mentorship.command.mentorship.goals.GoalBook.Step;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalCommand;
import org.mentorship.contract.mentorship.GoalCommand.AssessGoal;
import org.mentorship.contract.mentorship.GoalCommand.CompleteMilestone;
import org.mentorship.contract.mentorship.GoalCommand.DropGoal;
import org.mentorship.contract.mentorship.GoalCommand.RecordGoalProgress;
import org.mentorship.contract.mentorship.GoalCommand.ReviseGoal;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.GoalEvent.GoalAssessed;
import org.mentorship.contract.mentorship.GoalEvent.GoalDropped;
import org.mentorship.contract.mentorship.GoalEvent.GoalProgressRecorded;
import org.mentorship.contract.mentorship.GoalEvent.GoalRevised;
import org.mentorship.contract.mentorship.GoalEvent.GoalSet;
import org.mentorship.contract.mentorship.GoalEvent.MilestoneCompleted;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.Milestone;

/**
 * Decides about goals. A goal that was given up takes no more steps; one that was assessed may be assessed again, since
 * each side may judge it, and so it may by the same side when more was reached.
 */
public final class GoalDecider {

    private static final String GOAL_PREFIX = "gol_";
    private static final String MILESTONE_PREFIX = "mil_";
    private static final int GOALS_AT_A_TIME = 20;

    private GoalDecider() {}

    public static Decision<MentorshipEvent> decide(Journey journey, GoalCommand command, DecisionContext context) {
        return switch (command) {
            case SetGoals c -> set(journey, c, context);
            case ReviseGoal c -> onOpenGoal(journey, c.goalId(), goal -> revise(journey, c, goal, context));
            case RecordGoalProgress c ->
                onOpenGoal(
                        journey,
                        c.goalId(),
                        goal -> rules(GoalRules.isALevel(c.level()), Texts.optionalLong(c.note(), "note"))
                                .then(() -> accept(new GoalProgressRecorded(
                                        journey.id(), c.goalId(), c.level(), Texts.orAbsent(c.note())))));
            case CompleteMilestone c ->
                onOpenGoal(journey, c.goalId(), goal -> completeMilestone(journey, c, goal, context));
            case AssessGoal c ->
                onOpenGoal(
                        journey,
                        c.goalId(),
                        goal -> rules(GoalRules.isALevel(c.level()))
                                .then(() -> accept(new GoalAssessed(
                                        journey.id(),
                                        c.goalId(),
                                        c.level(),
                                        context.party().orElse(null)))));
            case DropGoal c ->
                onOpenGoal(
                        journey,
                        c.goalId(),
                        goal -> rules(Texts.requiredLong(c.reason(), "reason"))
                                .then(() -> accept(new GoalDropped(journey.id(), c.goalId(), c.reason()))));
        };
    }

    private static Decision<MentorshipEvent> onOpenGoal(
            Journey journey, String goalId, Function<Entry, Decision<MentorshipEvent>> step) {
        var goal = journey.goals().find(goalId);
        if (goal.isEmpty()) {
            return refuse(RejectionCode.UNKNOWN_GOAL, "There is no goal %s here.".formatted(goalId), "goalId");
        }
        return goal.get().dropped()
                ? refuse(RejectionCode.WRONG_PHASE, "The goal was dropped; set a new one.", "goalId")
                : step.apply(goal.get());
    }

    private static Decision<MentorshipEvent> set(Journey journey, SetGoals c, DecisionContext context) {
        var refusals = new ArrayList<@Nullable Refusal>();
        refusals.add(Texts.notEmpty(c.goals(), "goals"));
        refusals.add(Texts.sizeWithin(c.goals(), GOALS_AT_A_TIME, "goals"));
        for (var i = 0; i < c.goals().size(); i++) {
            refusals.add(GoalRules.under(GoalRules.check(c.goals().get(i), null, context), "goals", String.valueOf(i)));
        }
        return rules(refusals.toArray(Refusal[]::new)).then(() -> {
            var events = new ArrayList<MentorshipEvent>();
            var milestoneIds = new MilestoneIds(context);
            for (var i = 0; i < c.goals().size(); i++) {
                var goal = c.goals().get(i);
                var milestones = goal.milestones().stream()
                        .map(milestone -> new Milestone(milestoneIds.next(), milestone.title(), milestone.due()))
                        .toList();
                events.add(new GoalSet(journey.id(), context.newId(GOAL_PREFIX, i), with(goal, milestones)));
            }
            return accept(events);
        });
    }

    private static Decision<MentorshipEvent> revise(
            Journey journey, ReviseGoal c, Entry before, DecisionContext context) {
        return rules(
                        GoalRules.under(GoalRules.check(c.goal(), before, context), "goal"),
                        milestonesAreOfThisGoal(c.goal().milestones(), before.milestones()))
                .then(() -> {
                    var milestoneIds = new MilestoneIds(context);
                    var milestones = c.goal().milestones().stream()
                            .map(milestone -> milestone.milestoneId().isBlank()
                                    ? new Milestone(milestoneIds.next(), milestone.title(), milestone.due())
                                    : milestone)
                            .toList();
                    return accept(new GoalRevised(journey.id(), c.goalId(), with(c.goal(), milestones)));
                });
    }

    /** A milestone without an id is new; one with an id stays what it is, done or not. */
    private static @Nullable Refusal milestonesAreOfThisGoal(List<Milestone> milestones, Map<String, Step> known) {
        var named = milestones.stream()
                .map(Milestone::milestoneId)
                .filter(id -> !id.isBlank())
                .toList();
        return rules(
                        Refusal.when(
                                !known.keySet().containsAll(named),
                                RejectionCode.UNKNOWN_ITEM,
                                "The goal has no such milestone; leave the id out to add one.",
                                "goal",
                                "milestones"),
                        Texts.noDuplicates(named, "goal", "milestones"))
                .first();
    }

    private static Decision<MentorshipEvent> completeMilestone(
            Journey journey, CompleteMilestone c, Entry goal, DecisionContext context) {
        var step = goal.milestones().get(c.milestoneId());
        if (step == null) {
            return refuse(RejectionCode.UNKNOWN_ITEM, "The goal has no such milestone.", "milestoneId");
        }
        LocalDate completedOn = Objects.requireNonNullElse(c.completedOn(), context.today());
        return rules(
                        Refusal.when(
                                step.done(),
                                RejectionCode.WRONG_PHASE,
                                "The milestone is done already.",
                                "milestoneId"),
                        Dates.notFuture(completedOn, context, "completedOn"))
                .then(() -> accept(new MilestoneCompleted(journey.id(), c.goalId(), c.milestoneId(), completedOn)));
    }

    private static Goal with(Goal goal, List<Milestone> milestones) {
        return new Goal(
                goal.title(),
                goal.description(),
                goal.skills(),
                goal.importance(),
                goal.difficulty(),
                goal.levels(),
                milestones,
                goal.due());
    }

    /** Counts through the milestones that one command makes. */
    private static final class MilestoneIds {
        private final DecisionContext context;
        private int made;

        private MilestoneIds(DecisionContext context) {
            this.context = context;
        }

        private String next() {
            return context.newId(MILESTONE_PREFIX, made++);
        }
    }
}
