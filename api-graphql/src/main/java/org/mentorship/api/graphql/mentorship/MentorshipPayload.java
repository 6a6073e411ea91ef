package org.mentorship.api.graphql.mentorship;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Answer;
import org.mentorship.api.graphql.common.UserError;
import org.mentorship.query.contract.mentorship.MentorshipView;

/** Answer of every mutation of a mentorship; which of the made ids is shown, the schema says for each. */
public record MentorshipPayload(Answer<MentorshipView> answer) {

    public @Nullable MentorshipView mentorship() {
        return answer.object();
    }

    public @Nullable Long version() {
        return answer.version();
    }

    public List<UserError> userErrors() {
        return answer.userErrors();
    }

    public @Nullable List<String> goalIds() {
        return answer.version() == null ? null : answer.createdIds();
    }

    public @Nullable String goalId() {
        return answer.createdId();
    }

    public @Nullable String meetingId() {
        return answer.createdId();
    }

    public @Nullable String actionItemId() {
        return answer.createdId();
    }

    public @Nullable String resourceId() {
        return answer.createdId();
    }

    public @Nullable String introductionId() {
        return answer.createdId();
    }

    public @Nullable String checkInId() {
        return answer.createdId();
    }

    public @Nullable String recognitionId() {
        return answer.createdId();
    }

    public @Nullable String feedbackId() {
        return answer.createdId();
    }

    public @Nullable String concernId() {
        return answer.createdId();
    }
}
