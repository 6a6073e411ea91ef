package org.mentorship.command.mentorship;

import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.Decision.Accepted;
import org.mentorship.command.decision.Refusal;
import org.mentorship.contract.Limits;
import org.mentorship.contract.RejectionCode;
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
import org.mentorship.contract.mentorship.FollowUpCommand.RaiseFollowUpDue;
import org.mentorship.contract.mentorship.FollowUpCommand.RecordFollowUp;
import org.mentorship.contract.mentorship.GoalCommand;
import org.mentorship.contract.mentorship.GrowthCommand;
import org.mentorship.contract.mentorship.MatchCommand;
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
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.stored.Footprint;

/**
 * A mentorship has room for so much and no more, since its view is one document, and a document has a greatest size. The
 * last of the room is kept for worries and for the end; what ends it, and what the service notes, always has room.
 */
final class Room {

    private Room() {}

    /** The decision, or a refusal where there is no room for what was decided. */
    static Decision<MentorshipEvent> within(
            @Nullable MentorshipState state, MentorshipCommand command, Decision<MentorshipEvent> decision) {
        if (state == null || !(decision instanceof Accepted<MentorshipEvent>(var events))) {
            return decision;
        }
        var more = events.stream().mapToLong(Footprint::of).sum();
        return more == 0 || state.journey().footprint() + more <= roomFor(command)
                ? decision
                : new Decision.Refused<>(Refusal.of(
                        RejectionCode.LIMIT_REACHED,
                        "The mentorship holds as much as one may; end it and go on in another."));
    }

    private static long roomFor(MentorshipCommand command) {
        return switch (command) {
            case MatchCommand _ -> Long.MAX_VALUE;
            case MembershipCommand c -> roomFor(c);
            case AgreementCommand _ -> Limits.MENTORSHIP_BYTES;
            case GoalCommand _ -> Limits.MENTORSHIP_BYTES;
            case MeetingCommand c -> roomFor(c);
            case GrowthCommand _ -> Limits.MENTORSHIP_BYTES;
            case FeedbackCommand c -> roomFor(c);
            case CareCommand c -> roomFor(c);
            case ClosureCommand c -> roomFor(c);
            case FollowUpCommand c -> roomFor(c);
        };
    }

    private static long roomFor(MembershipCommand command) {
        return switch (command) {
            case AddMember _ -> Limits.MENTORSHIP_BYTES;
            case RemoveMember _ -> Limits.MENTORSHIP_BYTES_AT_ITS_END;
            case AdmitMember _, RefuseMember _ -> Long.MAX_VALUE;
        };
    }

    private static long roomFor(MeetingCommand command) {
        return switch (command) {
            case ScheduleMeeting _,
                    RescheduleMeeting _,
                    CancelMeeting _,
                    LogMeeting _,
                    RecordNoShow _,
                    AddActionItem _,
                    CompleteActionItem _ -> Limits.MENTORSHIP_BYTES;
            case RaiseNudge _ -> Long.MAX_VALUE;
        };
    }

    private static long roomFor(FeedbackCommand command) {
        return switch (command) {
            case GiveFeedback _, CorrectFeedback _ -> Limits.MENTORSHIP_BYTES;
            case RaiseFeedbackDue _ -> Long.MAX_VALUE;
        };
    }

    private static long roomFor(CareCommand command) {
        return switch (command) {
            case Pause _ -> Limits.MENTORSHIP_BYTES;
            case RaiseConcern _, ResolveConcern _ -> Limits.MENTORSHIP_BYTES_AT_ITS_END;
            case Resume _ -> Long.MAX_VALUE;
        };
    }

    private static long roomFor(ClosureCommand command) {
        return switch (command) {
            case RequestClosure _, Reflect _, AgreeTransitionPlan _ -> Limits.MENTORSHIP_BYTES_AT_ITS_END;
            case CompleteClosure _, EndEarly _ -> Long.MAX_VALUE;
        };
    }

    private static long roomFor(FollowUpCommand command) {
        return switch (command) {
            case RecordFollowUp _ -> Limits.MENTORSHIP_BYTES_AT_ITS_END;
            case RaiseFollowUpDue _ -> Long.MAX_VALUE;
        };
    }
}
