package org.mentorship.api.graphql.mentorship.followup;

import java.util.concurrent.CompletableFuture;
import org.mentorship.api.graphql.mentorship.MentorshipMutations;
import org.mentorship.api.graphql.mentorship.MentorshipPayload;
import org.mentorship.api.graphql.mentorship.followup.FollowUpInputs.RecordFollowUpInput;
import org.mentorship.api.security.Caller;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What became of people afterwards. */
@Controller
final class FollowUpMutations {

    private final MentorshipMutations mutations;

    FollowUpMutations(MentorshipMutations mutations) {
        this.mutations = mutations;
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> recordFollowUp(@Argument RecordFollowUpInput input, Caller caller) {
        return mutations.send(caller, input);
    }
}
