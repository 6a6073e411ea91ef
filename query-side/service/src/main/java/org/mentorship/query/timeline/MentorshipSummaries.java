package org.mentorship.query.timeline;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.mentorship.AgreementEvent;
import org.mentorship.contract.mentorship.CareEvent;
import org.mentorship.contract.mentorship.ClosureEvent;
import org.mentorship.contract.mentorship.FeedbackEvent;
import org.mentorship.contract.mentorship.FollowUpEvent;
import org.mentorship.contract.mentorship.GoalEvent;
import org.mentorship.contract.mentorship.GrowthEvent;
import org.mentorship.contract.mentorship.MatchEvent;
import org.mentorship.contract.mentorship.MeetingEvent;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** One sentence about an event of a mentorship. */
final class MentorshipSummaries {

    private MentorshipSummaries() {}

    static String of(MentorshipEvent event) {
        return switch (event) {
            case MatchEvent e -> match(e);
            case MembershipEvent e -> membership(e);
            case AgreementEvent e -> agreement(e);
            case GoalEvent e -> goal(e);
            case MeetingEvent e -> meeting(e);
            case GrowthEvent e -> growth(e);
            case FeedbackEvent e -> feedback(e);
            case CareEvent e -> care(e);
            case ClosureEvent e -> closure(e);
            case FollowUpEvent e -> followUp(e);
        };
    }

    private static String match(MatchEvent event) {
        return switch (event) {
            case MatchEvent.MatchProposed e ->
                "Match proposed (" + e.origin() + ", " + e.format() + "): " + people(e.members());
            case MatchEvent.MatchAccepted e -> e.participantId() + " accepted the match";
            case MatchEvent.MatchAcceptedByAll _ -> "Everybody accepted the match";
            case MatchEvent.MatchDeclined e -> e.participantId() + " declined the match";
            case MatchEvent.ProposalExpired _ -> "Proposal expired unanswered";
            case MatchEvent.ProposalWithdrawn _ -> "Proposal withdrawn";
            case MatchEvent.MentorshipStarted e -> "Mentorship started: " + people(e.members());
            case MatchEvent.MentorshipNotStarted e -> "Mentorship not started: " + e.reason();
        };
    }

    private static String membership(MembershipEvent event) {
        return switch (event) {
            case MembershipEvent.MemberAdded e -> e.member().participantId() + " asked into the group";
            case MembershipEvent.MemberJoined e ->
                e.member().participantId() + " joined as " + e.member().role();
            case MembershipEvent.MemberNotAdmitted e -> e.member().participantId() + " could not join: " + e.reason();
            case MembershipEvent.MemberLeft e -> e.member().participantId() + " left";
        };
    }

    private static String agreement(AgreementEvent event) {
        return switch (event) {
            case AgreementEvent.AgreementProposed e -> "Agreement revision " + e.revision() + " proposed";
            case AgreementEvent.AgreementSigned e -> e.participantId() + " signed agreement revision " + e.revision();
            case AgreementEvent.AgreementConcluded e -> "Agreement revision " + e.revision() + " concluded";
        };
    }

    private static String goal(GoalEvent event) {
        return switch (event) {
            case GoalEvent.GoalSet e -> "Goal " + e.goalId() + " set";
            case GoalEvent.GoalRevised e -> "Goal " + e.goalId() + " revised";
            case GoalEvent.GoalProgressRecorded e -> "Goal " + e.goalId() + " stands at level " + e.level();
            case GoalEvent.MilestoneCompleted e ->
                "Milestone " + e.milestoneId() + " of goal " + e.goalId() + " completed on " + e.completedOn();
            case GoalEvent.GoalAssessed e -> "Goal " + e.goalId() + " assessed at level " + e.level();
            case GoalEvent.GoalDropped e -> "Goal " + e.goalId() + " dropped";
        };
    }

    private static String meeting(MeetingEvent event) {
        return switch (event) {
            case MeetingEvent.MeetingScheduled e ->
                "Meeting " + e.meetingId() + " scheduled for " + e.startsAt() + ", " + e.minutes() + " minutes, "
                        + e.mode();
            case MeetingEvent.MeetingRescheduled e ->
                "Meeting " + e.meetingId() + " moved to " + e.startsAt() + ", " + e.minutes() + " minutes";
            case MeetingEvent.MeetingCancelled e -> "Meeting " + e.meetingId() + " cancelled";
            case MeetingEvent.MeetingLogged e ->
                "Meeting " + e.meetingId() + " held on " + e.heldAt() + ", " + e.minutes() + " minutes, " + e.mode()
                        + ", " + e.attendeeIds().size() + " present";
            case MeetingEvent.NoShowRecorded e ->
                "Meeting " + e.meetingId() + ": " + e.absentIds().size() + " did not come";
            case MeetingEvent.ActionItemAdded e -> "Action item " + e.actionItemId() + " added for " + e.ownerId();
            case MeetingEvent.ActionItemCompleted e -> "Action item " + e.actionItemId() + " completed";
            case MeetingEvent.NudgeRaised e -> "No meeting within the agreed cadence since " + e.silentSince();
        };
    }

    private static String growth(GrowthEvent event) {
        return switch (event) {
            case GrowthEvent.ResourceShared e -> "Resource " + e.resourceId() + " shared (" + e.kind() + ")";
            case GrowthEvent.ResourceCompleted e -> e.completedBy() + " completed resource " + e.resourceId();
            case GrowthEvent.IntroductionMade e -> "Introduction " + e.introductionId() + " made (" + e.kind() + ")";
            case GrowthEvent.IntroductionOutcomeRecorded e ->
                "Introduction " + e.introductionId() + " led to " + e.outcome();
            case GrowthEvent.CheckedIn e -> e.participantId() + " checked in";
            case GrowthEvent.Recognised e -> e.to() + " was recognised" + by(e.from());
        };
    }

    private static String feedback(FeedbackEvent event) {
        return switch (event) {
            case FeedbackEvent.FeedbackGiven e ->
                e.kind() + " feedback " + e.feedbackId() + " given by " + e.givenBy() + ", " + e.direction()
                        + ", instrument \"" + e.instrument() + "\" version " + e.instrumentVersion();
            case FeedbackEvent.FeedbackCorrected e -> "Feedback " + e.feedbackId() + " corrected";
            case FeedbackEvent.FeedbackDueRaised e -> "Feedback of period " + e.period() + " is due, on " + e.dueOn();
        };
    }

    private static String care(CareEvent event) {
        return switch (event) {
            case CareEvent.ConcernRaised e -> "Concern " + e.concernId() + " raised, severity " + e.severity();
            case CareEvent.ConcernResolved e -> "Concern " + e.concernId() + " resolved";
            case CareEvent.MentorshipPaused e ->
                e.until() == null ? "Mentorship paused" : "Mentorship paused until " + e.until();
            case CareEvent.MentorshipResumed _ -> "Mentorship resumed";
        };
    }

    private static String closure(ClosureEvent event) {
        return switch (event) {
            case ClosureEvent.ClosureRequested e -> "Closure requested" + by(e.requestedBy());
            case ClosureEvent.Reflected e -> e.participantId() + " reflected";
            case ClosureEvent.TransitionPlanAgreed _ -> "Transition plan agreed";
            case ClosureEvent.MentorshipCompleted e ->
                e.reflectionsWaived() ? "Mentorship completed, reflections waived" : "Mentorship completed";
            case ClosureEvent.MentorshipEndedEarly e -> "Mentorship ended early: " + e.reason();
        };
    }

    private static String followUp(FollowUpEvent event) {
        return switch (event) {
            case FollowUpEvent.FollowUpDueRaised e -> "Follow-up after " + e.months() + " months is due";
            case FollowUpEvent.FollowUpRecorded e -> e.participantId() + " followed up after " + e.months() + " months";
        };
    }

    private static String people(List<Member> members) {
        return members.stream()
                .map(member -> member.participantId() + " (" + member.role() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String by(@Nullable Object person) {
        return person == null ? "" : " by " + person;
    }
}
