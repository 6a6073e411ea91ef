package org.mentorship.api.graphql.mentorship.goals;

import static org.mentorship.api.graphql.common.Inputs.orEmpty;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.OnBehalf;
import org.mentorship.api.graphql.common.Reasoned;
import org.mentorship.api.graphql.common.Versioned;
import org.mentorship.api.graphql.mentorship.MentorshipInput;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalCommand.AssessGoal;
import org.mentorship.contract.mentorship.GoalCommand.CompleteMilestone;
import org.mentorship.contract.mentorship.GoalCommand.DropGoal;
import org.mentorship.contract.mentorship.GoalCommand.RecordGoalProgress;
import org.mentorship.contract.mentorship.GoalCommand.ReviseGoal;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.Milestone;

/** Goals and how far they are attained: what the mutations take, and the command that each asks for. */
final class GoalInputs {

    record SetGoalsInput(
            String mentorshipId,
            List<GoalInput> goals,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public SetGoals command(MentorshipId id) {
            return new SetGoals(id, goals.stream().map(GoalInput::toGoal).toList());
        }
    }

    record AddGoalInput(
            String mentorshipId,
            GoalInput goal,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public SetGoals command(MentorshipId id) {
            return new SetGoals(id, List.of(goal.toGoal()));
        }

        @Override
        public List<String> inputPath(List<String> field) {
            return field.size() >= 2 && field.get(0).equals("goals")
                    ? Stream.concat(Stream.of("goal"), field.stream().skip(2)).toList()
                    : field;
        }
    }

    record ReviseGoalInput(
            String mentorshipId,
            String goalId,
            GoalInput goal,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public ReviseGoal command(MentorshipId id) {
            return new ReviseGoal(id, goalId, goal.toGoal());
        }
    }

    record RecordGoalProgressInput(
            String mentorshipId,
            String goalId,
            int level,
            @Nullable String note,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public RecordGoalProgress command(MentorshipId id) {
            return new RecordGoalProgress(id, goalId, level, note);
        }
    }

    record CompleteMilestoneInput(
            String mentorshipId,
            String goalId,
            String milestoneId,
            @Nullable LocalDate completedOn,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public CompleteMilestone command(MentorshipId id) {
            return new CompleteMilestone(id, goalId, milestoneId, completedOn);
        }
    }

    record AssessGoalInput(
            String mentorshipId,
            String goalId,
            int level,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String reason,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, Reasoned, OnBehalf {
        @Override
        public AssessGoal command(MentorshipId id) {
            return new AssessGoal(id, goalId, level);
        }
    }

    record DropGoalInput(
            String mentorshipId,
            String goalId,
            String reason,
            @Nullable String participantId,
            @Nullable Long expectedVersion,
            @Nullable String commandId)
            implements MentorshipInput, Versioned, OnBehalf {
        @Override
        public DropGoal command(MentorshipId id) {
            return new DropGoal(id, goalId, reason);
        }
    }

    record GoalInput(
            String title,
            @Nullable String description,
            @Nullable List<String> skills,
            int importance,
            int difficulty,
            List<String> levels,
            @Nullable List<MilestoneInput> milestones,
            @Nullable LocalDate due) {
        Goal toGoal() {
            return new Goal(
                    title,
                    description,
                    orEmpty(skills),
                    importance,
                    difficulty,
                    levels,
                    orEmpty(milestones).stream()
                            .map(MilestoneInput::toMilestone)
                            .toList(),
                    due);
        }
    }

    /** The service makes the ids of new milestones; an empty id stands for a new one. */
    record MilestoneInput(
            String title, @Nullable LocalDate due, @Nullable String milestoneId) {
        Milestone toMilestone() {
            return new Milestone(milestoneId == null ? "" : milestoneId, title, due);
        }
    }

    private GoalInputs() {}
}
