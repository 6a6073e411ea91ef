package org.mentorship.api.graphql.mentorship.feedback;

import java.util.concurrent.CompletableFuture;
import org.mentorship.api.graphql.mentorship.MentorshipMutations;
import org.mentorship.api.graphql.mentorship.MentorshipPayload;
import org.mentorship.api.graphql.mentorship.feedback.FeedbackInputs.CorrectFeedbackInput;
import org.mentorship.api.graphql.mentorship.feedback.FeedbackInputs.GiveFeedbackInput;
import org.mentorship.api.security.Caller;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Feedback in all directions. */
@Controller
final class FeedbackMutations {

    private final MentorshipMutations mutations;

    FeedbackMutations(MentorshipMutations mutations) {
        this.mutations = mutations;
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> giveFeedback(@Argument GiveFeedbackInput input, Caller caller) {
        return mutations.send(caller, input);
    }

    @MutationMapping
    CompletableFuture<MentorshipPayload> correctFeedback(@Argument CorrectFeedbackInput input, Caller caller) {
        return mutations.send(caller, input);
    }
}
