package org.mentorship.api.graphql.program;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Answer;
import org.mentorship.api.graphql.common.UserError;
import org.mentorship.query.contract.program.ProgramView;

/** Answer of every mutation of a programme. */
public record ProgramPayload(Answer<ProgramView> answer) {

    public @Nullable ProgramView program() {
        return answer.object();
    }

    public @Nullable Long version() {
        return answer.version();
    }

    public List<UserError> userErrors() {
        return answer.userErrors();
    }
}
