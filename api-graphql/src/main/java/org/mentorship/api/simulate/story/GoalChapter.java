package org.mentorship.api.simulate.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mentorship.api.simulate.story.Script.Hour;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalCommand.AssessGoal;
import org.mentorship.contract.mentorship.GoalCommand.CompleteMilestone;
import org.mentorship.contract.mentorship.GoalCommand.DropGoal;
import org.mentorship.contract.mentorship.GoalCommand.RecordGoalProgress;
import org.mentorship.contract.mentorship.GoalCommand.ReviseGoal;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.Milestone;

/** The goals of a match: set soon after the agreement, worked on in meetings, judged before the end. */
final class GoalChapter {

    private static final int MOST_GOALS = 3;
    private static final int MILESTONES = 2;

    private final Script script;
    private final List<Mark> marks = new ArrayList<>();
    private int setOn = Integer.MAX_VALUE;

    private GoalChapter(Script script) {
        this.script = script;
    }

    /** One goal on its way. */
    private static final class Mark {
        private final String id;
        private final Goal goal;
        private final List<String> openMilestones;
        private final int attainment;
        private int level = -2;
        private boolean dropped;

        private Mark(String id, Goal goal, List<String> milestones, int attainment) {
            this.id = id;
            this.goal = goal;
            this.openMilestones = new ArrayList<>(milestones);
            this.attainment = attainment;
        }
    }

    static GoalChapter write(Script script, int agreedOn) {
        var chapter = new GoalChapter(script);
        var day = agreedOn + script.chance.between(1, 6);
        if (script.isActive(day)) {
            chapter.set(day);
        }
        return chapter;
    }

    private void set(int day) {
        setOn = day;
        var skills = script.chance.someOf(script.match.skills(), script.chance.between(1, MOST_GOALS));
        var goals = skills.stream().map(skill -> goal(skill, day)).toList();
        var commandId = script.add(day, Hour.NOON, script.someMentee(), new SetGoals(script.mentorship, goals));
        for (var i = 0; i < goals.size(); i++) {
            var milestones = new ArrayList<String>();
            for (var m = 0; m < MILESTONES; m++) {
                milestones.add(Made.MILESTONE.by(script.mentorship, commandId, i * MILESTONES + m));
            }
            marks.add(new Mark(
                    Made.GOAL.by(script.mentorship, commandId, i),
                    goals.get(i),
                    milestones,
                    script.behaviour.attainment()));
        }
        reconsider(day);
    }

    private Goal goal(String skill, int day) {
        var half = script.date(day + script.frame.lengthDays() / 2);
        var end = script.date(script.start() + script.frame.lengthDays());
        return new Goal(
                "Use " + skill + " in a project of my own by " + end,
                "A small project that others can run, with tests and a README",
                List.of(skill),
                script.chance.between(1, 3),
                script.chance.between(1, 3),
                Phrases.levels(skill),
                List.of(
                        new Milestone("", "A first version with " + skill, half),
                        new Milestone("", "Reviewed by somebody else", end)),
                end);
    }

    /** A few goals are put in other words, or given up. */
    private void reconsider(int day) {
        var later = script.workday(day + script.chance.between(20, 50));
        if (!script.isActive(later)) {
            return;
        }
        var mark = marks.getLast();
        if (marks.size() > 1 && script.chance.happens(0.08)) {
            mark.dropped = true;
            script.add(
                    later,
                    Hour.MORNING,
                    script.someMentee(),
                    new DropGoal(script.mentorship, mark.id, "Priorities at work have changed"));
        } else if (script.chance.happens(0.12)) {
            script.add(
                    later,
                    Hour.MORNING,
                    script.someMentee(),
                    new ReviseGoal(script.mentorship, mark.id, smaller(mark)));
        }
    }

    private static Goal smaller(Mark mark) {
        var goal = mark.goal;
        var milestones = new ArrayList<Milestone>();
        for (var i = 0; i < goal.milestones().size(); i++) {
            var milestone = goal.milestones().get(i);
            milestones.add(new Milestone(mark.openMilestones.get(i), milestone.title(), milestone.due()));
        }
        return new Goal(
                goal.title(),
                "A smaller project than first thought",
                goal.skills(),
                goal.importance(),
                1,
                goal.levels(),
                milestones,
                goal.due());
    }

    /** The goals that a meeting of this day can work on. */
    List<String> idsOn(int day) {
        return day <= setOn
                ? List.of()
                : marks.stream()
                        .filter(mark -> !mark.dropped)
                        .map(mark -> mark.id)
                        .toList();
    }

    /** What a meeting brings to a goal. */
    void workedOn(int day) {
        var mark = any(day);
        if (mark.isEmpty()) {
            return;
        }
        if (script.behaviour.bothers(0.4)) {
            record(day, mark.get());
        }
        if (script.behaviour.bothers(0.3) && !mark.get().openMilestones.isEmpty()) {
            script.add(
                    day,
                    Hour.EVENING,
                    script.someMentee(),
                    new CompleteMilestone(
                            script.mentorship,
                            mark.get().id,
                            mark.get().openMilestones.removeFirst(),
                            null));
        }
    }

    private void record(int day, Mark mark) {
        if (mark.level < mark.attainment && script.chance.happens(0.3 + script.progress(day))) {
            mark.level++;
        }
        script.add(
                day,
                Hour.EVENING,
                script.someMentee(),
                new RecordGoalProgress(
                        script.mentorship,
                        mark.id,
                        mark.level,
                        script.chance.happens(0.4) ? "A step further than two weeks ago" : null));
    }

    private Optional<Mark> any(int day) {
        var open = day <= setOn
                ? List.<Mark>of()
                : marks.stream().filter(mark -> !mark.dropped).toList();
        return open.isEmpty() ? Optional.empty() : Optional.of(script.chance.oneOf(open));
    }

    /** Goals are judged before a planned end, and half of the time before an early one. */
    void judge(Ending ending) {
        for (var mark : marks) {
            if (!mark.dropped && (!ending.isEarly() || script.chance.happens(0.5)) && ending.day() > setOn) {
                script.add(ending.day(), Hour.MORNING, script.eitherOf(0.3), assessment(mark));
            }
        }
    }

    private AssessGoal assessment(Mark mark) {
        return new AssessGoal(script.mentorship, mark.id, mark.attainment);
    }
}
