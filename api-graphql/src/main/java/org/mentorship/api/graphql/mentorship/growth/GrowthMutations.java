package org.mentorship.api.graphql.mentorship.growth;

import java.util.concurrent.CompletableFuture;
import org.mentorship.api.graphql.mentorship.MentorshipMutations;
import org.mentorship.api.graphql.mentorship.MentorshipPayload;
import org.mentorship.api.graphql.mentorship.growth.GrowthInputs.CheckInInput;
import org.mentorship.api.graphql.mentorship.growth.GrowthInputs.CompleteResourceInput;
import org.mentorship.api.graphql.mentorship.growth.GrowthInputs.MakeIntroductionInput;
import org.mentorship.api.graphql.mentorship.growth.GrowthInputs.RecogniseInput;
import org.mentorship.api.graphql.mentorship.growth.GrowthInputs.RecordIntroductionOutcomeInput;
import org.mentorship.api.graphql.mentorship.growth.GrowthInputs.ShareResourceInput;
import org.mentorship.api.security.Caller;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Resources, introductions, check-ins and recognition. */
@Controller
final class GrowthMutations {

    private final MentorshipMutations mutations;

    GrowthMutations(MentorshipMutations mutations) {
        this.mutations = mutations;
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> shareResource(@Argument ShareResourceInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> completeResource(@Argument CompleteResourceInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> makeIntroduction(@Argument MakeIntroductionInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> recordIntroductionOutcome(
            @Argument RecordIntroductionOutcomeInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> checkIn(@Argument CheckInInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> recognise(@Argument RecogniseInput input, Caller caller) {
        return mutations.send(caller, input);
    }
}
