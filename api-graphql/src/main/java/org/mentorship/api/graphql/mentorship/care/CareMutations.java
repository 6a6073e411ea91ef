package org.mentorship.api.graphql.mentorship.care;

import java.util.concurrent.CompletableFuture;
import org.mentorship.api.graphql.mentorship.MentorshipMutations;
import org.mentorship.api.graphql.mentorship.MentorshipPayload;
import org.mentorship.api.graphql.mentorship.care.CareInputs.PauseMentorshipInput;
import org.mentorship.api.graphql.mentorship.care.CareInputs.RaiseConcernInput;
import org.mentorship.api.graphql.mentorship.care.CareInputs.ResolveConcernInput;
import org.mentorship.api.graphql.mentorship.care.CareInputs.ResumeMentorshipInput;
import org.mentorship.api.security.Caller;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Concerns and pauses. */
@Controller
final class CareMutations {

    private final MentorshipMutations mutations;

    CareMutations(MentorshipMutations mutations) {
        this.mutations = mutations;
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> raiseConcern(@Argument RaiseConcernInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> resolveConcern(@Argument ResolveConcernInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> pauseMentorship(@Argument PauseMentorshipInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> resumeMentorship(@Argument ResumeMentorshipInput input, Caller caller) {
        return mutations.send(caller, input);
    }
}
