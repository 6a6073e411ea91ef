package org.mentorship.contract.mentorship;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.id.MentorshipId;

/** Goals and how far they are attained. */
public sealed interface GoalCommand extends MentorshipCommand {

    /** Adds goals, 1–20 at a time. Milestone ids are made by the service and ignored here. */
    record SetGoals(MentorshipId mentorshipId, List<Goal> goals) implements GoalCommand {
        public SetGoals {
            goals = List.copyOf(goals);
        }
    }

    /** Replaces a goal's text, weights and milestones. */
    record ReviseGoal(MentorshipId mentorshipId, String goalId, Goal goal) implements GoalCommand {}

    /** Notes where a goal stands, −2 to +2. */
    record RecordGoalProgress(
            MentorshipId mentorshipId,
            String goalId,
            int level,
            @Nullable String note) implements GoalCommand {}

    /** Notes a step as done; null means today. */
    record CompleteMilestone(
            MentorshipId mentorshipId,
            String goalId,
            String milestoneId,
            @Nullable LocalDate completedOn) implements GoalCommand {}

    /** Judges the level attained, −2 to +2. */
    record AssessGoal(MentorshipId mentorshipId, String goalId, int level) implements GoalCommand {}

    /** Gives a goal up. */
    record DropGoal(MentorshipId mentorshipId, String goalId, String reason) implements GoalCommand {}
}
