package org.mentorship.api.graphql.mentorship.agreement;

import java.util.concurrent.CompletableFuture;
import org.mentorship.api.graphql.mentorship.MentorshipMutations;
import org.mentorship.api.graphql.mentorship.MentorshipPayload;
import org.mentorship.api.graphql.mentorship.agreement.AgreementInputs.ProposeAgreementInput;
import org.mentorship.api.graphql.mentorship.agreement.AgreementInputs.SignAgreementInput;
import org.mentorship.api.security.Caller;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Expectations, boundaries and cadence. */
@Controller
final class AgreementMutations {

    private final MentorshipMutations mutations;

    AgreementMutations(MentorshipMutations mutations) {
        this.mutations = mutations;
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> proposeAgreement(@Argument ProposeAgreementInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> signAgreement(@Argument SignAgreementInput input, Caller caller) {
        return mutations.send(caller, input);
    }
}
