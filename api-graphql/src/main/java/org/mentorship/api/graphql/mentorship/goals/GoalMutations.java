package org.mentorship.api.graphql.mentorship.goals;

import java.util.concurrent.CompletableFuture;
import org.mentorship.api.graphql.mentorship.MentorshipMutations;
import org.mentorship.api.graphql.mentorship.MentorshipPayload;
import org.mentorship.api.graphql.mentorship.goals.GoalInputs.AddGoalInput;
import org.mentorship.api.graphql.mentorship.goals.GoalInputs.AssessGoalInput;
import org.mentorship.api.graphql.mentorship.goals.GoalInputs.CompleteMilestoneInput;
import org.mentorship.api.graphql.mentorship.goals.GoalInputs.DropGoalInput;
import org.mentorship.api.graphql.mentorship.goals.GoalInputs.RecordGoalProgressInput;
import org.mentorship.api.graphql.mentorship.goals.GoalInputs.ReviseGoalInput;
import org.mentorship.api.graphql.mentorship.goals.GoalInputs.SetGoalsInput;
import org.mentorship.api.security.Caller;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Goals and how far they are attained. */
@Controller
final class GoalMutations {

    private final MentorshipMutations mutations;

    GoalMutations(MentorshipMutations mutations) {
        this.mutations = mutations;
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> setGoals(@Argument SetGoalsInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> addGoal(@Argument AddGoalInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> reviseGoal(@Argument ReviseGoalInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> recordGoalProgress(@Argument RecordGoalProgressInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> completeMilestone(@Argument CompleteMilestoneInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> assessGoal(@Argument AssessGoalInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> dropGoal(@Argument DropGoalInput input, Caller caller) {
        return mutations.send(caller, input);
    }
}
