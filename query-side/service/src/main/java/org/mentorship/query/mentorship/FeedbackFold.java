package org.mentorship.query.mentorship;

import java.util.List;
import org.mentorship.contract.mentorship.FeedbackEvent;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackCorrected;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackDueRaised;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackGiven;
import org.mentorship.query.contract.mentorship.FeedbackCorrectionView;
import org.mentorship.query.contract.mentorship.FeedbackDueView;
import org.mentorship.query.contract.mentorship.FeedbackView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;

/** Feedback as given, with corrections beside it, and when it is due. */
final class FeedbackFold {

    private FeedbackFold() {}

    static void apply(MentorshipDraft draft, FeedbackEvent event, Recorded at) {
        switch (event) {
            case FeedbackGiven e -> draft.feedback = Lists.append(draft.feedback, given(e, at));
            case FeedbackCorrected e ->
                draft.feedback = Lists.update(
                        draft.feedback,
                        given -> given.feedbackId().equals(e.feedbackId()),
                        given -> corrected(given, e, at));
            case FeedbackDueRaised e ->
                draft.feedbackDues =
                        Lists.append(draft.feedbackDues, new FeedbackDueView(e.period(), e.dueOn(), at.at()));
        }
    }

    private static FeedbackView given(FeedbackGiven e, Recorded at) {
        return new FeedbackView(
                e.feedbackId(),
                e.kind(),
                e.direction(),
                e.instrument(),
                e.instrumentVersion(),
                e.period(),
                e.answers(),
                e.comment(),
                e.deliverable(),
                e.visibility(),
                e.givenBy().value(),
                AgreementFold.valueOf(e.about()),
                at.at(),
                List.of());
    }

    private static FeedbackView corrected(FeedbackView given, FeedbackCorrected e, Recorded at) {
        var correction = new FeedbackCorrectionView(
                e.answers(), e.comment(), at.envelope().reason(), at.at(), at.actor());
        return new FeedbackView(
                given.feedbackId(),
                given.kind(),
                given.direction(),
                given.instrument(),
                given.instrumentVersion(),
                given.period(),
                given.answers(),
                given.comment(),
                given.deliverable(),
                given.visibility(),
                given.givenBy(),
                given.about(),
                given.givenAt(),
                Lists.append(given.corrections(), correction));
    }
}
