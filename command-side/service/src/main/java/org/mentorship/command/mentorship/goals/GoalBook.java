package org.mentorship.command.mentorship.goals;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

/** The goals of a mentorship, by id. */
public record GoalBook(Map<String, Entry> goals) {

    public static final GoalBook EMPTY = new GoalBook(Map.of());

    public GoalBook {
        goals = Map.copyOf(goals);
    }

    /** A goal as deciders see it. */
    public record Entry(@Nullable LocalDate due, boolean dropped, Map<String, Step> milestones) {
        public Entry {
            milestones = Map.copyOf(milestones);
        }

        private Entry asDropped() {
            return new Entry(due, true, milestones);
        }

        private Entry withDone(String milestoneId) {
            var all = new HashMap<>(milestones);
            all.computeIfPresent(milestoneId, (id, step) -> new Step(step.due(), true));
            return new Entry(due, dropped, all);
        }
    }

    /** A milestone as deciders see it. */
    public record Step(@Nullable LocalDate due, boolean done) {}

    public GoalBook evolve(GoalEvent event) {
        return switch (event) {
            case GoalSet e -> with(e.goalId(), entry(e.goal(), Map.of()));
            case GoalRevised e -> changed(e.goalId(), before -> entry(e.goal(), before.milestones()));
            case MilestoneCompleted e -> changed(e.goalId(), before -> before.withDone(e.milestoneId()));
            case GoalDropped e -> changed(e.goalId(), Entry::asDropped);
            case GoalProgressRecorded e -> this;
            case GoalAssessed e -> this;
        };
    }

    public Optional<Entry> find(String goalId) {
        return Optional.ofNullable(goals.get(goalId));
    }

    private GoalBook changed(String goalId, UnaryOperator<Entry> change) {
        var before = goals.get(goalId);
        return before == null ? this : with(goalId, change.apply(before));
    }

    private GoalBook with(String goalId, Entry entry) {
        var all = new HashMap<>(goals);
        all.put(goalId, entry);
        return new GoalBook(all);
    }

    private static Entry entry(Goal goal, Map<String, Step> before) {
        return new Entry(
                goal.due(),
                false,
                goal.milestones().stream()
                        .collect(Collectors.toMap(Milestone::milestoneId, milestone -> step(milestone, before))));
    }

    private static Step step(Milestone milestone, Map<String, Step> before) {
        var earlier = before.get(milestone.milestoneId());
        return new Step(milestone.due(), earlier != null && earlier.done());
    }
}
