package org.mentorship.api.graphql.mentorship.membership;

import java.util.concurrent.CompletableFuture;
import org.mentorship.api.graphql.mentorship.MentorshipMutations;
import org.mentorship.api.graphql.mentorship.MentorshipPayload;
import org.mentorship.api.graphql.mentorship.membership.MembershipInputs.AddMemberInput;
import org.mentorship.api.graphql.mentorship.membership.MembershipInputs.RemoveMemberInput;
import org.mentorship.api.security.Caller;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Who joins and leaves a group. */
@Controller
final class MembershipMutations {

    private final MentorshipMutations mutations;

    MembershipMutations(MentorshipMutations mutations) {
        this.mutations = mutations;
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> addMember(@Argument AddMemberInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> removeMember(@Argument RemoveMemberInput input, Caller caller) {
        return mutations.send(caller, input);
    }
}
