package org.mentorship.command.mentorship;

import org.mentorship.contract.mentorship.AgreementEvent;
import org.mentorship.contract.mentorship.CareEvent;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.CareEvent.ConcernResolved;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.ClosureEvent;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.ClosureEvent.Reflected;
import org.mentorship.contract.mentorship.ClosureEvent.TransitionPlanAgreed;
import org.mentorship.contract.mentorship.FeedbackEvent;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackCorrected;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackDueRaised;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackGiven;
import org.mentorship.contract.mentorship.FollowUpEvent;
import org.mentorship.contract.mentorship.GoalEvent;
import org.mentorship.contract.mentorship.GrowthEvent;
import org.mentorship.contract.mentorship.MatchEvent;
import org.mentorship.contract.mentorship.MatchEvent.MatchAccepted;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.MatchDeclined;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipNotStarted;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.MatchEvent.ProposalExpired;
import org.mentorship.contract.mentorship.MatchEvent.ProposalWithdrawn;
import org.mentorship.contract.mentorship.MeetingEvent;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.contract.mentorship.MentorshipEvent;

/**
 * What an event alone tells of its mentorship, so that a look at a stream's end is enough to know whether it is over. It
 * follows from {@link Phases}.
 */
public enum LifeSign {
    /** Not over after this event. */
    GOES_ON,
    /** Over after this event. */
    OVER,
    /** Happens before and after the end; the event before it knows more. */
    EITHER;

    public static LifeSign of(MentorshipEvent event) {
        return switch (event) {
            case MatchEvent e -> of(e);
            case MembershipEvent e -> GOES_ON;
            case AgreementEvent e -> GOES_ON;
            case GoalEvent e -> GOES_ON;
            case MeetingEvent e -> GOES_ON;
            case GrowthEvent e -> GOES_ON;
            case FeedbackEvent e -> of(e);
            case CareEvent e -> of(e);
            case ClosureEvent e -> of(e);
            case FollowUpEvent e -> OVER;
        };
    }

    private static LifeSign of(MatchEvent event) {
        return switch (event) {
            case MatchProposed e -> GOES_ON;
            case MatchAccepted e -> GOES_ON;
            case MatchAcceptedByAll e -> GOES_ON;
            case MentorshipStarted e -> GOES_ON;
            case MatchDeclined e -> OVER;
            case ProposalExpired e -> OVER;
            case ProposalWithdrawn e -> OVER;
            case MentorshipNotStarted e -> OVER;
        };
    }

    private static LifeSign of(FeedbackEvent event) {
        return switch (event) {
            case FeedbackGiven e -> EITHER;
            case FeedbackCorrected e -> EITHER;
            case FeedbackDueRaised e -> GOES_ON;
        };
    }

    private static LifeSign of(CareEvent event) {
        return switch (event) {
            case ConcernRaised e -> EITHER;
            case ConcernResolved e -> EITHER;
            case MentorshipPaused e -> GOES_ON;
            case MentorshipResumed e -> GOES_ON;
        };
    }

    private static LifeSign of(ClosureEvent event) {
        return switch (event) {
            case ClosureRequested e -> GOES_ON;
            case Reflected e -> GOES_ON;
            case TransitionPlanAgreed e -> GOES_ON;
            case MentorshipCompleted e -> OVER;
            case MentorshipEndedEarly e -> OVER;
        };
    }
}
