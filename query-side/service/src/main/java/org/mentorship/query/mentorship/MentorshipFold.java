package org.mentorship.query.mentorship;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.AgreementEvent;
import org.mentorship.contract.mentorship.CareEvent;
import org.mentorship.contract.mentorship.ClosureEvent;
import org.mentorship.contract.mentorship.FeedbackEvent;
import org.mentorship.contract.mentorship.FollowUpEvent;
import org.mentorship.contract.mentorship.GoalEvent;
import org.mentorship.contract.mentorship.GrowthEvent;
import org.mentorship.contract.mentorship.MatchEvent;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MeetingEvent;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.query.contract.mentorship.ConcernView;
import org.mentorship.query.contract.mentorship.MemberView;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.fold.Recorded;
import org.mentorship.query.fold.StreamStart;
import org.mentorship.query.fold.ViewType;

/** Folds a mentorship's events into its view, each area by its own fold. */
public final class MentorshipFold {

    /** Mentorships. */
    public static final ViewType<MentorshipView> TYPE = new ViewType<>(
            "mentorships",
            MentorshipView.class,
            (view, event, at) -> evolve(view, (MentorshipEvent) event, at),
            MentorshipView::id,
            MentorshipView::version,
            view -> Map.of(
                    "program", view.programId(),
                    "format", view.format().name(),
                    "status", view.status().name(),
                    "people", people(view),
                    "members", membersNow(view),
                    "openConcerns", openConcerns(view)),
            List.of("program", "people"),
            MentorshipFold::people,
            MentorshipView::programId);

    private MentorshipFold() {}

    public static MentorshipView evolve(@Nullable MentorshipView view, MentorshipEvent event, Recorded at) {
        if (event instanceof MatchProposed proposed) {
            return MatchFold.proposed(proposed, at);
        }
        var draft = new MentorshipDraft(StreamStart.existing(view, event, at));
        switch (event) {
            case MatchEvent e -> MatchFold.apply(draft, e, at);
            case MembershipEvent e -> MembershipFold.apply(draft, e, at);
            case AgreementEvent e -> AgreementFold.apply(draft, e, at);
            case GoalEvent e -> GoalFold.apply(draft, e, at);
            case MeetingEvent e -> MeetingFold.apply(draft, e, at);
            case GrowthEvent e -> GrowthFold.apply(draft, e, at);
            case FeedbackEvent e -> FeedbackFold.apply(draft, e, at);
            case CareEvent e -> CareFold.apply(draft, e, at);
            case ClosureEvent e -> ClosureFold.apply(draft, e, at);
            case FollowUpEvent e -> FollowUpFold.apply(draft, e, at);
        }
        draft.keptBack = draft.keptBack.after(event, at.sequence(), at.at());
        return draft.at(at);
    }

    private static List<String> people(MentorshipView view) {
        return view.members().stream().map(MemberView::participantId).toList();
    }

    private static List<String> membersNow(MentorshipView view) {
        return view.members().stream()
                .filter(member -> member.state().isIn())
                .map(MemberView::participantId)
                .toList();
    }

    private static int openConcerns(MentorshipView view) {
        return (int) view.concerns().stream().filter(ConcernView::open).count();
    }
}
