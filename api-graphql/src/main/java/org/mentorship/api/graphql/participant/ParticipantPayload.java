package org.mentorship.api.graphql.participant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Answer;
import org.mentorship.api.graphql.common.UserError;
import org.mentorship.query.contract.participant.ParticipantView;

/** Answer of every mutation of a person. */
public record ParticipantPayload(Answer<ParticipantView> answer) {

    public @Nullable ParticipantView participant() {
        return answer.object();
    }

    public @Nullable Long version() {
        return answer.version();
    }

    public List<UserError> userErrors() {
        return answer.userErrors();
    }
}
