package org.mentorship.command.mentorship;

import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.AgreementEvent;
import org.mentorship.contract.mentorship.CareEvent;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.CareEvent.ConcernResolved;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.ClosureEvent;
import org.mentorship.contract.mentorship.FeedbackEvent;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackCorrected;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackDueRaised;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackGiven;
import org.mentorship.contract.mentorship.FollowUpEvent;
import org.mentorship.contract.mentorship.GoalEvent;
import org.mentorship.contract.mentorship.GoalEvent.GoalAssessed;
import org.mentorship.contract.mentorship.GoalEvent.GoalDropped;
import org.mentorship.contract.mentorship.GoalEvent.GoalProgressRecorded;
import org.mentorship.contract.mentorship.GoalEvent.GoalRevised;
import org.mentorship.contract.mentorship.GoalEvent.GoalSet;
import org.mentorship.contract.mentorship.GoalEvent.MilestoneCompleted;
import org.mentorship.contract.mentorship.GrowthEvent;
import org.mentorship.contract.mentorship.GrowthEvent.CheckedIn;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionMade;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionOutcomeRecorded;
import org.mentorship.contract.mentorship.GrowthEvent.Recognised;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceCompleted;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceShared;
import org.mentorship.contract.mentorship.MatchEvent;
import org.mentorship.contract.mentorship.MeetingEvent;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemAdded;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemCompleted;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingCancelled;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingLogged;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingRescheduled;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingScheduled;
import org.mentorship.contract.mentorship.MeetingEvent.NoShowRecorded;
import org.mentorship.contract.mentorship.MeetingEvent.NudgeRaised;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** Which thing inside a mentorship an event made or concerns: the id that a command's answer names. */
final class CreatedIds {

    private CreatedIds() {}

    static @Nullable String of(MentorshipEvent event) {
        return switch (event) {
            case GoalEvent e -> of(e);
            case MeetingEvent e -> of(e);
            case GrowthEvent e -> of(e);
            case FeedbackEvent e -> of(e);
            case CareEvent e -> of(e);
            case MatchEvent e -> null;
            case MembershipEvent e -> null;
            case AgreementEvent e -> null;
            case ClosureEvent e -> null;
            case FollowUpEvent e -> null;
        };
    }

    private static String of(GoalEvent event) {
        return switch (event) {
            case GoalSet e -> e.goalId();
            case GoalRevised e -> e.goalId();
            case GoalProgressRecorded e -> e.goalId();
            case MilestoneCompleted e -> e.goalId();
            case GoalAssessed e -> e.goalId();
            case GoalDropped e -> e.goalId();
        };
    }

    private static @Nullable String of(MeetingEvent event) {
        return switch (event) {
            case MeetingScheduled e -> e.meetingId();
            case MeetingRescheduled e -> e.meetingId();
            case MeetingCancelled e -> e.meetingId();
            case MeetingLogged e -> e.meetingId();
            case NoShowRecorded e -> e.meetingId();
            case ActionItemAdded e -> e.actionItemId();
            case ActionItemCompleted e -> e.actionItemId();
            case NudgeRaised e -> null;
        };
    }

    private static String of(GrowthEvent event) {
        return switch (event) {
            case ResourceShared e -> e.resourceId();
            case ResourceCompleted e -> e.resourceId();
            case IntroductionMade e -> e.introductionId();
            case IntroductionOutcomeRecorded e -> e.introductionId();
            case CheckedIn e -> e.checkInId();
            case Recognised e -> e.recognitionId();
        };
    }

    private static @Nullable String of(FeedbackEvent event) {
        return switch (event) {
            case FeedbackGiven e -> e.feedbackId();
            case FeedbackCorrected e -> e.feedbackId();
            case FeedbackDueRaised e -> null;
        };
    }

    private static @Nullable String of(CareEvent event) {
        return switch (event) {
            case ConcernRaised e -> e.concernId();
            case ConcernResolved e -> e.concernId();
            case MentorshipPaused e -> null;
            case MentorshipResumed e -> null;
        };
    }
}
