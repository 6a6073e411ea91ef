package org.mentorship.query.mentorship;

import static org.mentorship.query.mentorship.AgreementFold.valueOf;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.mentorship.contract.mentorship.ClosureEvent;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.ClosureEvent.Reflected;
import org.mentorship.contract.mentorship.ClosureEvent.TransitionPlanAgreed;
import org.mentorship.query.contract.mentorship.ClosureView;
import org.mentorship.query.contract.mentorship.FollowUpView;
import org.mentorship.query.contract.mentorship.MentorshipOutcome;
import org.mentorship.query.contract.mentorship.MentorshipStatus;
import org.mentorship.query.contract.mentorship.ReflectionView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;

/** From the wish to close to the end. */
final class ClosureFold {

    private static final ClosureView NOTHING =
            new ClosureView(null, null, null, List.of(), null, null, null, false, null, null, null, null);

    private ClosureFold() {}

    static void apply(MentorshipDraft draft, ClosureEvent event, Recorded at) {
        var before = draft.closure == null ? NOTHING : draft.closure;
        switch (event) {
            case ClosureRequested e -> {
                draft.status = MentorshipStatus.CLOSING;
                draft.closure = requested(before, e, at);
            }
            case Reflected e -> draft.closure = reflected(before, e, at);
            case TransitionPlanAgreed e -> draft.closure = planned(before, e, at);
            case MentorshipCompleted e -> {
                end(draft, MentorshipOutcome.COMPLETED, e.followUpMonths(), at);
                draft.closure = completed(before, e, at);
            }
            case MentorshipEndedEarly e -> {
                end(draft, MentorshipOutcome.ENDED_EARLY, e.followUpMonths(), at);
                draft.closure = endedEarly(before, e, at);
            }
        }
    }

    private static void end(MentorshipDraft draft, MentorshipOutcome outcome, List<Integer> months, Recorded at) {
        draft.status = MentorshipStatus.CLOSED;
        draft.outcome = outcome;
        draft.endedAt = at.at();
        var day = LocalDate.ofInstant(at.at(), ZoneOffset.UTC);
        draft.followUps = months.stream()
                .map(month -> new FollowUpView(month, day.plusMonths(month), null, List.of()))
                .toList();
    }

    private static ClosureView requested(ClosureView before, ClosureRequested e, Recorded at) {
        return new ClosureView(
                at.at(),
                valueOf(e.requestedBy()),
                e.reason(),
                before.reflections(),
                before.transitionPlan(),
                before.transitionPlanAgreedAt(),
                null,
                false,
                null,
                null,
                null,
                null);
    }

    private static ClosureView reflected(ClosureView before, Reflected e, Recorded at) {
        var reflection = new ReflectionView(
                e.participantId().value(), e.accomplishments(), e.gratitude(), e.whatNext(), at.at());
        return new ClosureView(
                before.requestedAt(),
                before.requestedBy(),
                before.reason(),
                Lists.append(before.reflections(), reflection),
                before.transitionPlan(),
                before.transitionPlanAgreedAt(),
                before.closedAt(),
                before.reflectionsWaived(),
                before.waiverReason(),
                before.endReason(),
                before.note(),
                before.endedBy());
    }

    private static ClosureView planned(ClosureView before, TransitionPlanAgreed e, Recorded at) {
        return new ClosureView(
                before.requestedAt(),
                before.requestedBy(),
                before.reason(),
                before.reflections(),
                e.plan(),
                at.at(),
                before.closedAt(),
                before.reflectionsWaived(),
                before.waiverReason(),
                before.endReason(),
                before.note(),
                before.endedBy());
    }

    private static ClosureView completed(ClosureView before, MentorshipCompleted e, Recorded at) {
        return new ClosureView(
                before.requestedAt(),
                before.requestedBy(),
                before.reason(),
                before.reflections(),
                before.transitionPlan(),
                before.transitionPlanAgreedAt(),
                at.at(),
                e.reflectionsWaived(),
                e.reflectionsWaived() ? at.envelope().reason() : null,
                null,
                null,
                null);
    }

    private static ClosureView endedEarly(ClosureView before, MentorshipEndedEarly e, Recorded at) {
        return new ClosureView(
                before.requestedAt(),
                before.requestedBy(),
                before.reason(),
                before.reflections(),
                before.transitionPlan(),
                before.transitionPlanAgreedAt(),
                at.at(),
                false,
                null,
                e.reason(),
                e.note(),
                valueOf(e.endedBy()));
    }
}
