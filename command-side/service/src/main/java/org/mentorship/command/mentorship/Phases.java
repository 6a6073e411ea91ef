package org.mentorship.command.mentorship;

import static org.mentorship.command.mentorship.Phase.ACTIVE;
import static org.mentorship.command.mentorship.Phase.CLOSED;
import static org.mentorship.command.mentorship.Phase.CLOSING;
import static org.mentorship.command.mentorship.Phase.PAUSED;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.mentorship.contract.mentorship.AgreementCommand;
import org.mentorship.contract.mentorship.CareCommand;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.CareCommand.ResolveConcern;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.ClosureCommand;
import org.mentorship.contract.mentorship.ClosureCommand.AgreeTransitionPlan;
import org.mentorship.contract.mentorship.ClosureCommand.CompleteClosure;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.ClosureCommand.Reflect;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.FeedbackCommand;
import org.mentorship.contract.mentorship.FeedbackCommand.CorrectFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.RaiseFeedbackDue;
import org.mentorship.contract.mentorship.FollowUpCommand;
import org.mentorship.contract.mentorship.GoalCommand;
import org.mentorship.contract.mentorship.GoalCommand.AssessGoal;
import org.mentorship.contract.mentorship.GoalCommand.CompleteMilestone;
import org.mentorship.contract.mentorship.GoalCommand.DropGoal;
import org.mentorship.contract.mentorship.GoalCommand.RecordGoalProgress;
import org.mentorship.contract.mentorship.GoalCommand.ReviseGoal;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.GrowthCommand;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.GrowthCommand.CompleteResource;
import org.mentorship.contract.mentorship.GrowthCommand.MakeIntroduction;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.GrowthCommand.RecordIntroductionOutcome;
import org.mentorship.contract.mentorship.GrowthCommand.ShareResource;
import org.mentorship.contract.mentorship.MeetingCommand;
import org.mentorship.contract.mentorship.MeetingCommand.AddActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.CancelMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.CompleteActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.RaiseNudge;
import org.mentorship.contract.mentorship.MeetingCommand.RecordNoShow;
import org.mentorship.contract.mentorship.MeetingCommand.RescheduleMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.ScheduleMeeting;
import org.mentorship.contract.mentorship.MembershipCommand;
import org.mentorship.contract.mentorship.MembershipCommand.AddMember;
import org.mentorship.contract.mentorship.MembershipCommand.AdmitMember;
import org.mentorship.contract.mentorship.MembershipCommand.RefuseMember;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;

/**
 * In which phases each step of a started mentorship may be taken. What was agreed on and begun in the active phase can be
 * brought to its end while closing; reminders rest during a pause; a worry and feedback find an ear in every phase after the start.
 */
final class Phases {

    private static final Set<Phase> WHILE_ACTIVE = phases(ACTIVE);
    private static final Set<Phase> WHILE_PAUSED = phases(PAUSED);
    private static final Set<Phase> WHILE_CLOSING = phases(CLOSING);
    private static final Set<Phase> UNTIL_THE_END = phases(ACTIVE, CLOSING);
    private static final Set<Phase> BEFORE_CLOSING = phases(ACTIVE, PAUSED);
    private static final Set<Phase> WHILE_LIVE = phases(ACTIVE, PAUSED, CLOSING);
    private static final Set<Phase> SINCE_THE_START = phases(ACTIVE, PAUSED, CLOSING, CLOSED);
    private static final Set<Phase> AFTER_THE_END = phases(CLOSED);

    private Phases() {}

    /** Who was asked in is answered when the group goes on, or when it closes; a pause keeps the question open. */
    static Set<Phase> of(MembershipCommand command) {
        return switch (command) {
            case AddMember c -> WHILE_ACTIVE;
            case AdmitMember c -> UNTIL_THE_END;
            case RefuseMember c -> UNTIL_THE_END;
            case RemoveMember c -> WHILE_ACTIVE;
        };
    }

    static Set<Phase> of(AgreementCommand command) {
        return switch (command) {
            case AgreementCommand.ProposeAgreement c -> WHILE_ACTIVE;
            case AgreementCommand.SignAgreement c -> WHILE_ACTIVE;
        };
    }

    static Set<Phase> of(GoalCommand command) {
        return switch (command) {
            case SetGoals c -> WHILE_ACTIVE;
            case ReviseGoal c -> WHILE_ACTIVE;
            case RecordGoalProgress c -> WHILE_ACTIVE;
            case CompleteMilestone c -> WHILE_ACTIVE;
            case AssessGoal c -> UNTIL_THE_END;
            case DropGoal c -> WHILE_ACTIVE;
        };
    }

    static Set<Phase> of(MeetingCommand command) {
        return switch (command) {
            case ScheduleMeeting c -> WHILE_ACTIVE;
            case RescheduleMeeting c -> WHILE_ACTIVE;
            case CancelMeeting c -> WHILE_ACTIVE;
            case LogMeeting c -> UNTIL_THE_END;
            case RecordNoShow c -> WHILE_ACTIVE;
            case AddActionItem c -> WHILE_ACTIVE;
            case CompleteActionItem c -> UNTIL_THE_END;
            case RaiseNudge c -> WHILE_ACTIVE;
        };
    }

    static Set<Phase> of(GrowthCommand command) {
        return switch (command) {
            case ShareResource c -> WHILE_ACTIVE;
            case CompleteResource c -> WHILE_ACTIVE;
            case MakeIntroduction c -> WHILE_ACTIVE;
            case RecordIntroductionOutcome c -> WHILE_ACTIVE;
            case CheckIn c -> UNTIL_THE_END;
            case Recognise c -> UNTIL_THE_END;
        };
    }

    static Set<Phase> of(FeedbackCommand command) {
        return switch (command) {
            case GiveFeedback c -> SINCE_THE_START;
            case CorrectFeedback c -> SINCE_THE_START;
            case RaiseFeedbackDue c -> UNTIL_THE_END;
        };
    }

    static Set<Phase> of(CareCommand command) {
        return switch (command) {
            case RaiseConcern c -> SINCE_THE_START;
            case ResolveConcern c -> SINCE_THE_START;
            case Pause c -> WHILE_ACTIVE;
            case Resume c -> WHILE_PAUSED;
        };
    }

    static Set<Phase> of(ClosureCommand command) {
        return switch (command) {
            case RequestClosure c -> BEFORE_CLOSING;
            case Reflect c -> WHILE_CLOSING;
            case AgreeTransitionPlan c -> WHILE_CLOSING;
            case CompleteClosure c -> WHILE_CLOSING;
            case EndEarly c -> WHILE_LIVE;
        };
    }

    static Set<Phase> of(FollowUpCommand command) {
        return switch (command) {
            case FollowUpCommand.RaiseFollowUpDue c -> AFTER_THE_END;
            case FollowUpCommand.RecordFollowUp c -> AFTER_THE_END;
        };
    }

    private static Set<Phase> phases(Phase first, Phase... others) {
        return Collections.unmodifiableSet(EnumSet.of(first, others));
    }
}
