package org.mentorship.command.mentorship.followup;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.nothing;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.command.mentorship.People;
import org.mentorship.command.mentorship.followup.FollowUpBook.Answer;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.FollowUpCommand;
import org.mentorship.contract.mentorship.FollowUpCommand.RaiseFollowUpDue;
import org.mentorship.contract.mentorship.FollowUpCommand.RecordFollowUp;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpDueRaised;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpRecorded;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** Decides about follow-ups. People may answer a little before they are reminded. */
public final class FollowUpDecider {

    private static final int SCALE = 5;

    /**
     * How long before its due date a follow-up can be answered. People answer a little early, when they happen to be there;
     * two weeks change nothing about what three months did to a career.
     */
    private static final Duration GRACE = Duration.ofDays(14);

    private FollowUpDecider() {}

    public static Decision<MentorshipEvent> decide(Journey journey, FollowUpCommand command, DecisionContext context) {
        return switch (command) {
            case RaiseFollowUpDue c -> raiseDue(journey, c.months(), context);
            case RecordFollowUp c ->
                People.asMember(journey, context, member -> record(journey, c, member.participantId(), context));
        };
    }

    /** There is nothing to raise where it was raised, or where everybody has answered. */
    private static Decision<MentorshipEvent> raiseDue(Journey journey, int months, DecisionContext context) {
        if (journey.followUps().raisedMonths().contains(months) || isAnsweredByAll(journey, months)) {
            return nothing();
        }
        return rules(isAFollowUpMonth(journey, months)).then(() -> {
            var dueAt = monthsAfterTheEnd(journey, months);
            return context.now().isBefore(dueAt)
                    ? refuse(RejectionCode.NOT_DUE, "The follow-up is due at %s.".formatted(dueAt), "months")
                    : accept(new FollowUpDueRaised(journey.id(), months));
        });
    }

    private static Decision<MentorshipEvent> record(
            Journey journey, RecordFollowUp c, ParticipantId person, DecisionContext context) {
        return rules(
                        isAFollowUpMonth(journey, c.months()),
                        Refusal.when(
                                journey.followUps().answers().contains(new Answer(c.months(), person)),
                                RejectionCode.FOLLOW_UP_ALREADY_RECORDED,
                                "%s has answered the follow-up of month %d.".formatted(person, c.months()),
                                "months"),
                        isDueByNow(journey, c.months(), context),
                        Texts.between(c.satisfaction(), 1, SCALE, "satisfaction"),
                        Texts.optionalLong(c.comment(), "comment"))
                .then(() -> accept(new FollowUpRecorded(
                        journey.id(),
                        c.months(),
                        person,
                        c.advancement(),
                        c.satisfaction(),
                        c.stillInContact(),
                        c.nowAMentor(),
                        c.comment())));
    }

    private static @Nullable Refusal isDueByNow(Journey journey, int months, DecisionContext context) {
        var opensAt = monthsAfterTheEnd(journey, months).minus(GRACE);
        return Refusal.when(
                context.now().isBefore(opensAt),
                RejectionCode.NOT_DUE,
                "The follow-up of month %d can be answered from %s on.".formatted(months, opensAt),
                "months");
    }

    private static Instant monthsAfterTheEnd(Journey journey, int months) {
        var closedAt = journey.closure().closedAt();
        if (closedAt == null) {
            throw new IllegalStateException("Only a closed mentorship is followed up");
        }
        return closedAt.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    private static boolean isAnsweredByAll(Journey journey, int months) {
        return journey.members().stream()
                .map(Member::participantId)
                .allMatch(person -> journey.followUps().answers().contains(new Answer(months, person)));
    }

    private static @Nullable Refusal isAFollowUpMonth(Journey journey, int months) {
        var planned = journey.liveTerms().followUpMonths();
        return Refusal.when(
                !planned.contains(months),
                RejectionCode.INVALID_VALUE,
                "Follow-ups are in months %s after the end.".formatted(planned),
                "months");
    }
}
