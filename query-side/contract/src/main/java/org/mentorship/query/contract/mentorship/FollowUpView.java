package org.mentorship.query.contract.mentorship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up and its answers.
 *
 * @param months after the end
 * @param dueOn the day, in UTC
 * @param dueRaisedAt when people were told, if they were
 */
public record FollowUpView(
        int months, LocalDate dueOn, @Nullable Instant dueRaisedAt, List<FollowUpAnswerView> answers) {

    public FollowUpView {
        answers = List.copyOf(answers);
    }
}
