package org.mentorship.api.graphql.mentorship.closure;

import java.util.concurrent.CompletableFuture;
import org.mentorship.api.graphql.mentorship.MentorshipMutations;
import org.mentorship.api.graphql.mentorship.MentorshipPayload;
import org.mentorship.api.graphql.mentorship.closure.ClosureInputs.AgreeTransitionPlanInput;
import org.mentorship.api.graphql.mentorship.closure.ClosureInputs.CompleteClosureInput;
import org.mentorship.api.graphql.mentorship.closure.ClosureInputs.EndEarlyInput;
import org.mentorship.api.graphql.mentorship.closure.ClosureInputs.ReflectInput;
import org.mentorship.api.graphql.mentorship.closure.ClosureInputs.RequestClosureInput;
import org.mentorship.api.security.Caller;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** From the wish to close to the end. */
@Controller
final class ClosureMutations {

    private final MentorshipMutations mutations;

    ClosureMutations(MentorshipMutations mutations) {
        this.mutations = mutations;
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> requestClosure(@Argument RequestClosureInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> reflect(@Argument ReflectInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> agreeTransitionPlan(@Argument AgreeTransitionPlanInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> completeClosure(@Argument CompleteClosureInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> endEarly(@Argument EndEarlyInput input, Caller caller) {
        return mutations.send(caller, input);
    }
}
