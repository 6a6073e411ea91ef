package org.mentorship.command.mentorship.followup;

import java.util.HashSet;
import java.util.Set;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.FollowUpEvent;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpDueRaised;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpRecorded;

/**
 * What is known of people after the end.
 *
 * @param raisedMonths the months whose follow-up was noted as due
 */
public record FollowUpBook(Set<Integer> raisedMonths, Set<Answer> answers) {

    public static final FollowUpBook EMPTY = new FollowUpBook(Set.of(), Set.of());

    public FollowUpBook {
        raisedMonths = Set.copyOf(raisedMonths);
        answers = Set.copyOf(answers);
    }

    /** Somebody said how they were doing, so many months after the end. */
    public record Answer(int months, ParticipantId person) {}

    public FollowUpBook evolve(FollowUpEvent event) {
        return switch (event) {
            case FollowUpDueRaised e -> new FollowUpBook(plus(raisedMonths, e.months()), answers);
            case FollowUpRecorded e ->
                new FollowUpBook(raisedMonths, plus(answers, new Answer(e.months(), e.participantId())));
        };
    }

    private static <T> Set<T> plus(Set<T> set, T entry) {
        var all = new HashSet<>(set);
        all.add(entry);
        return all;
    }
}
