package org.mentorship.query.mentorship;

import org.mentorship.contract.mentorship.CareEvent;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.CareEvent.ConcernResolved;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.query.contract.mentorship.ConcernView;
import org.mentorship.query.contract.mentorship.MentorshipStatus;
import org.mentorship.query.contract.mentorship.PauseView;
import org.mentorship.query.fold.Lists;
import org.mentorship.query.fold.Recorded;

/** Concerns and pauses. */
final class CareFold {

    private CareFold() {}

    static void apply(MentorshipDraft draft, CareEvent event, Recorded at) {
        switch (event) {
            case ConcernRaised e -> draft.concerns = Lists.append(draft.concerns, raised(e, at));
            case ConcernResolved e ->
                draft.concerns = Lists.update(
                        draft.concerns,
                        concern -> concern.concernId().equals(e.concernId()),
                        concern -> resolved(concern, e, at));
            case MentorshipPaused e -> {
                draft.status = MentorshipStatus.PAUSED;
                draft.pauses = Lists.append(draft.pauses, new PauseView(at.at(), e.reason(), e.until(), null));
            }
            case MentorshipResumed _ -> {
                draft.status = MentorshipStatus.ACTIVE;
                draft.pauses = Lists.update(
                        draft.pauses,
                        pause -> pause.resumedAt() == null,
                        pause -> new PauseView(pause.pausedAt(), pause.reason(), pause.until(), at.at()));
            }
        }
    }

    private static ConcernView raised(ConcernRaised e, Recorded at) {
        return new ConcernView(
                e.concernId(), AgreementFold.valueOf(e.raisedBy()), e.severity(), e.text(), at.at(), null, null, null);
    }

    private static ConcernView resolved(ConcernView concern, ConcernResolved e, Recorded at) {
        return new ConcernView(
                concern.concernId(),
                concern.raisedBy(),
                concern.severity(),
                concern.text(),
                concern.raisedAt(),
                e.resolution(),
                at.at(),
                at.actor());
    }
}
