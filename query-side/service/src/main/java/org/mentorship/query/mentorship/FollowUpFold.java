package org.mentorship.query.mentorship;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mentorship.contract.mentorship.FollowUpEvent;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpDueRaised;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpRecorded;
import org.mentorship.query.contract.mentorship.FollowUpAnswerView;
import org.mentorship.query.contract.mentorship.FollowUpView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;

/** What became of people afterwards. */
final class FollowUpFold {

    private FollowUpFold() {}

    static void apply(MentorshipDraft draft, FollowUpEvent event, Recorded at) {
        draft.followUps = switch (event) {
            case FollowUpDueRaised e ->
                change(
                        draft,
                        e.months(),
                        at,
                        followUp -> new FollowUpView(followUp.months(), followUp.dueOn(), at.at(), followUp.answers()));
            case FollowUpRecorded e -> change(draft, e.months(), at, followUp -> answered(followUp, e, at.at()));
        };
    }

    /** A month that the schedule does not name, as a coordinator may record one, joins the list. */
    private static List<FollowUpView> change(
            MentorshipDraft draft, int months, Recorded at, UnaryOperator<FollowUpView> change) {
        if (draft.followUps.stream().anyMatch(followUp -> followUp.months() == months)) {
            return Lists.update(draft.followUps, followUp -> followUp.months() == months, change);
        }
        var end = draft.endedAt == null ? at.at() : draft.endedAt;
        var dueOn = LocalDate.ofInstant(end, ZoneOffset.UTC).plusMonths(months);
        return Lists.append(draft.followUps, change.apply(new FollowUpView(months, dueOn, null, List.of())));
    }

    private static FollowUpView answered(FollowUpView followUp, FollowUpRecorded e, Instant at) {
        var answer = new FollowUpAnswerView(
                e.participantId().value(),
                e.advancement(),
                e.satisfaction(),
                e.stillInContact(),
                e.nowAMentor(),
                e.comment(),
                at);
        return new FollowUpView(
                followUp.months(), followUp.dueOn(), followUp.dueRaisedAt(), Lists.append(followUp.answers(), answer));
    }
}
