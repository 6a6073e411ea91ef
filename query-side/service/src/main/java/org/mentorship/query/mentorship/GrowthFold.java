package org.mentorship.query.mentorship;

import static org.mentorship.query.mentorship.AgreementFold.valueOf;

import java.util.List;
import org.mentorship.contract.mentorship.GrowthEvent;
import org.mentorship.contract.mentorship.GrowthEvent.CheckedIn;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionMade;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionOutcomeRecorded;
import org.mentorship.contract.mentorship.GrowthEvent.Recognised;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceCompleted;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceShared;
import org.mentorship.query.contract.mentorship.CheckInView;
import org.mentorship.query.contract.mentorship.IntroductionView;
import org.mentorship.query.contract.mentorship.RecognitionView;
import org.mentorship.query.contract.mentorship.ResourceCompletionView;
import org.mentorship.query.contract.mentorship.ResourceView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;

/** Resources, introductions, check-ins and recognition. */
final class GrowthFold {

    private GrowthFold() {}

    static void apply(MentorshipDraft draft, GrowthEvent event, Recorded at) {
        switch (event) {
            case ResourceShared e -> draft.resources = Lists.append(draft.resources, shared(e, at));
            case ResourceCompleted e ->
                draft.resources = Lists.update(
                        draft.resources,
                        resource -> resource.resourceId().equals(e.resourceId()),
                        resource -> completed(resource, e, at));
            case IntroductionMade e -> draft.introductions = Lists.append(draft.introductions, made(e, at));
            case IntroductionOutcomeRecorded e ->
                draft.introductions = Lists.update(
                        draft.introductions,
                        introduction -> introduction.introductionId().equals(e.introductionId()),
                        introduction -> outcome(introduction, e, at));
            case CheckedIn e ->
                draft.checkIns = Lists.append(
                        draft.checkIns,
                        new CheckInView(
                                e.checkInId(),
                                e.participantId().value(),
                                e.confidence(),
                                e.wellbeing(),
                                e.setback(),
                                e.encouragement(),
                                at.at()));
            case Recognised e ->
                draft.recognitions = Lists.append(
                        draft.recognitions,
                        new RecognitionView(e.recognitionId(), valueOf(e.from()), e.to().value(), e.text(), at.at()));
        }
    }

    private static ResourceView shared(ResourceShared e, Recorded at) {
        return new ResourceView(
                e.resourceId(), e.title(), e.url(), e.kind(), valueOf(e.sharedBy()), at.at(), List.of());
    }

    private static ResourceView completed(ResourceView resource, ResourceCompleted e, Recorded at) {
        return new ResourceView(
                resource.resourceId(),
                resource.title(),
                resource.url(),
                resource.kind(),
                resource.sharedBy(),
                resource.sharedAt(),
                Lists.append(
                        resource.completions(),
                        new ResourceCompletionView(e.completedBy().value(), at.at())));
    }

    private static IntroductionView made(IntroductionMade e, Recorded at) {
        return new IntroductionView(
                e.introductionId(),
                e.kind(),
                e.contact(),
                e.purpose(),
                valueOf(e.madeBy()),
                valueOf(e.madeFor()),
                at.at(),
                null,
                null,
                null);
    }

    private static IntroductionView outcome(IntroductionView made, IntroductionOutcomeRecorded e, Recorded at) {
        return new IntroductionView(
                made.introductionId(),
                made.kind(),
                made.contact(),
                made.purpose(),
                made.madeBy(),
                made.madeFor(),
                made.madeAt(),
                e.outcome(),
                e.note(),
                at.at());
    }
}
