package org.mentorship.api.graphql.enrollment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.graphql.common.Answer;
import org.mentorship.api.graphql.common.UserError;
import org.mentorship.query.contract.enrollment.EnrollmentView;

/** Answer of every mutation of a place in a programme. */
public record EnrollmentPayload(Answer<EnrollmentView> answer) {

    public @Nullable EnrollmentView enrollment() {
        return answer.object();
    }

    public @Nullable Long version() {
        return answer.version();
    }

    public List<UserError> userErrors() {
        return answer.userErrors();
    }
}
