package org.mentorship.command.mentorship;

import static org.mentorship.command.mentorship.Actor.automation;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.CEM;
import static org.mentorship.command.mentorship.Story.EVE;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Story.START;
import static org.mentorship.command.mentorship.Story.TERMS;
import static org.mentorship.command.mentorship.Story.member;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.mentorship.command.Cohort;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.mentorship.Advancement;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.AgreementCommand.SignAgreement;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementConcluded;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementProposed;
import org.mentorship.contract.mentorship.AgreementEvent.AgreementSigned;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.CareCommand.ResolveConcern;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.CareEvent.ConcernResolved;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.ClosureCommand.AgreeTransitionPlan;
import org.mentorship.contract.mentorship.ClosureCommand.CompleteClosure;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.ClosureCommand.Reflect;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.ClosureEvent.Reflected;
import org.mentorship.contract.mentorship.ClosureEvent.TransitionPlanAgreed;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.FeedbackCommand.CorrectFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.RaiseFeedbackDue;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackCorrected;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackDueRaised;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackGiven;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.FollowUpCommand.RaiseFollowUpDue;
import org.mentorship.contract.mentorship.FollowUpCommand.RecordFollowUp;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpDueRaised;
import org.mentorship.contract.mentorship.FollowUpEvent.FollowUpRecorded;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalCommand.AssessGoal;
import org.mentorship.contract.mentorship.GoalCommand.CompleteMilestone;
import org.mentorship.contract.mentorship.GoalCommand.DropGoal;
import org.mentorship.contract.mentorship.GoalCommand.RecordGoalProgress;
import org.mentorship.contract.mentorship.GoalCommand.ReviseGoal;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.GoalEvent.GoalAssessed;
import org.mentorship.contract.mentorship.GoalEvent.GoalDropped;
import org.mentorship.contract.mentorship.GoalEvent.GoalProgressRecorded;
import org.mentorship.contract.mentorship.GoalEvent.GoalRevised;
import org.mentorship.contract.mentorship.GoalEvent.GoalSet;
import org.mentorship.contract.mentorship.GoalEvent.MilestoneCompleted;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.GrowthCommand.CompleteResource;
import org.mentorship.contract.mentorship.GrowthCommand.MakeIntroduction;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.GrowthCommand.RecordIntroductionOutcome;
import org.mentorship.contract.mentorship.GrowthCommand.ShareResource;
import org.mentorship.contract.mentorship.GrowthEvent.CheckedIn;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionMade;
import org.mentorship.contract.mentorship.GrowthEvent.IntroductionOutcomeRecorded;
import org.mentorship.contract.mentorship.GrowthEvent.Recognised;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceCompleted;
import org.mentorship.contract.mentorship.GrowthEvent.ResourceShared;
import org.mentorship.contract.mentorship.IntroductionKind;
import org.mentorship.contract.mentorship.IntroductionOutcome;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchCommand.DoNotStart;
import org.mentorship.contract.mentorship.MatchCommand.ExpireProposal;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MatchCommand.WithdrawProposal;
import org.mentorship.contract.mentorship.MatchEvent.MatchAccepted;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.MatchDeclined;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipNotStarted;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.MatchEvent.ProposalExpired;
import org.mentorship.contract.mentorship.MatchEvent.ProposalWithdrawn;
import org.mentorship.contract.mentorship.MeetingCommand.AddActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.CancelMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.CompleteActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.RaiseNudge;
import org.mentorship.contract.mentorship.MeetingCommand.RecordNoShow;
import org.mentorship.contract.mentorship.MeetingCommand.RescheduleMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.ScheduleMeeting;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemAdded;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemCompleted;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingCancelled;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingLogged;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingRescheduled;
import org.mentorship.contract.mentorship.MeetingEvent.MeetingScheduled;
import org.mentorship.contract.mentorship.MeetingEvent.NoShowRecorded;
import org.mentorship.contract.mentorship.MeetingEvent.NudgeRaised;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipCommand.AddMember;
import org.mentorship.contract.mentorship.MembershipCommand.AdmitMember;
import org.mentorship.contract.mentorship.MembershipCommand.RefuseMember;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;
import org.mentorship.contract.mentorship.MembershipEvent.MemberAdded;
import org.mentorship.contract.mentorship.MembershipEvent.MemberJoined;
import org.mentorship.contract.mentorship.MembershipEvent.MemberLeft;
import org.mentorship.contract.mentorship.MembershipEvent.MemberNotAdmitted;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.Milestone;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.mentorship.ResourceKind;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MeetingMode;

/**
 * Every command of a mentorship, once accepted and once refused, as a table: what has happened since {@link Story#START},
 * who asks for what {@link #LATER}, under the command id {@link #COMMAND_ID}, and what comes of it.
 */
final class MentorshipSteps {

    static final String COMMAND_ID = "cmd-1";

    /** When the commands are sent: thirty days after the start, so that one nudge and one feedback period are due. */
    static final Instant LATER = START.plus(Duration.ofDays(30));

    /** A command that is accepted. */
    record Taken(Actor actor, List<MentorshipEvent> given, MentorshipCommand command, List<MentorshipEvent> events) {
        @Override
        public String toString() {
            return command.getClass().getSimpleName();
        }
    }

    /** A command that a rule refuses. */
    record Refused(Actor actor, List<MentorshipEvent> given, MentorshipCommand command, RejectionCode code) {
        @Override
        public String toString() {
            return command.getClass().getSimpleName() + " " + code;
        }
    }

    private static final Instant YESTERDAY = LATER.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = LATER.plus(Duration.ofDays(1));
    private static final Agreement AGREEMENT = new Agreement("a", "b", null, null, 7, List.of(MeetingMode.VIDEO));
    private static final Goal GOAL = goal(new Milestone("mil_1", "Draft", null));
    private static final List<Member> PAIR = List.of(member(ANN, Role.MENTOR), member(BOB, Role.MENTEE));
    private static final List<Member> TRIO =
            List.of(member(ANN, Role.MENTOR), member(BOB, Role.MENTEE), member(CEM, Role.MENTEE));
    private static final Member NEWCOMER = member(EVE, Role.MENTEE);
    private static final MatchProposed PROPOSED = Story.proposed(Format.ONE_ON_ONE, PAIR);
    private static final ClosureRequested CLOSING = new ClosureRequested(ID, BOB, null);
    private static final MentorshipEndedEarly ENDED =
            new MentorshipEndedEarly(ID, PAIR, EndReason.TIME, null, null, TERMS.followUpMonths());
    private static final GoalSet GOAL_SET = new GoalSet(ID, "gol_1", GOAL);
    private static final MeetingScheduled SCHEDULED =
            new MeetingScheduled(ID, "mtg_1", TOMORROW, 60, MeetingMode.VIDEO, List.of());
    private static final MeetingScheduled SCHEDULED_YESTERDAY =
            new MeetingScheduled(ID, "mtg_1", YESTERDAY, 60, MeetingMode.VIDEO, List.of());
    private static final ResourceShared SHARED =
            new ResourceShared(ID, "res_1", "On testing", null, ResourceKind.BOOK, ANN);
    private static final IntroductionMade INTRODUCED =
            new IntroductionMade(ID, "int_1", IntroductionKind.REFERRAL, "Dr Doe", null, ANN, BOB);
    private static final FeedbackGiven FEEDBACK = new FeedbackGiven(
            ID,
            "fbk_1",
            FeedbackKind.PERIODIC,
            FeedbackDirection.MENTEE_TO_MENTOR,
            "satisfaction",
            2,
            1,
            List.of(4, 9),
            null,
            null,
            Visibility.SHARED,
            BOB,
            ANN);
    private static final ConcernRaised CONCERN = new ConcernRaised(ID, "con_1", BOB, Severity.LOW, "Silence");

    private final List<Taken> taken = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    private MentorshipSteps() {
        match();
        membership();
        agreement();
        goals();
        meetings();
        growth();
        feedback();
        care();
        closure();
        followUp();
    }

    static List<Taken> taken() {
        return List.copyOf(new MentorshipSteps().taken);
    }

    static List<Refused> refused() {
        return List.copyOf(new MentorshipSteps().refused);
    }

    private void match() {
        var propose = new ProposeMatch(ID, Cohort.PROGRAM, Format.ONE_ON_ONE, List.of(ANN), List.of(BOB), "Fits");
        var request = new RequestMentor(ID, Cohort.PROGRAM, Format.ONE_ON_ONE, ANN, BOB, "A talk", null);
        var respondBy = LATER.plus(Duration.ofDays(Cohort.policy().responseDeadlineDays()));
        takes(
                coordinator(),
                List.of(),
                propose,
                new MatchProposed(
                        ID,
                        Cohort.PROGRAM,
                        Format.ONE_ON_ONE,
                        PAIR,
                        Origin.BY_HAND,
                        1,
                        respondBy,
                        null,
                        null,
                        "Fits",
                        null,
                        List.of()));
        refuses(coordinator(), List.of(PROPOSED), propose, RejectionCode.PAIR_ALREADY_LIVE);
        takes(
                by(BOB),
                List.of(),
                request,
                new MatchProposed(
                        ID,
                        Cohort.PROGRAM,
                        Format.ONE_ON_ONE,
                        PAIR,
                        Origin.REQUEST,
                        1,
                        respondBy,
                        "A talk",
                        null,
                        null,
                        null,
                        List.of()),
                new MatchAccepted(ID, BOB));
        refuses(by(ANN), List.of(), request, RejectionCode.NOT_A_MEMBER);

        List<MentorshipEvent> open = List.of(openUntil(TOMORROW));
        List<MentorshipEvent> expired = List.of(openUntil(YESTERDAY));
        List<MentorshipEvent> accepted = List.of(
                PROPOSED, new MatchAccepted(ID, ANN), new MatchAccepted(ID, BOB), new MatchAcceptedByAll(ID, PAIR));
        takes(by(ANN), open, new AcceptMatch(ID), new MatchAccepted(ID, ANN));
        refuses(by(EVE), open, new AcceptMatch(ID), RejectionCode.NOT_A_MEMBER);
        takes(by(ANN), open, new DeclineMatch(ID, "No time"), new MatchDeclined(ID, ANN, "No time"));
        refuses(by(ANN), expired, new DeclineMatch(ID, null), RejectionCode.DEADLINE_PASSED);
        takes(automation(), expired, new ExpireProposal(ID), new ProposalExpired(ID));
        refuses(automation(), open, new ExpireProposal(ID), RejectionCode.NOT_DUE);
        takes(coordinator(), open, new WithdrawProposal(ID, null), new ProposalWithdrawn(ID, null));
        refuses(by(ANN), open, new WithdrawProposal(ID, null), RejectionCode.NOT_A_COORDINATOR);
        takes(
                automation(),
                accepted,
                new Activate(ID),
                new MentorshipStarted(ID, Cohort.PROGRAM, Format.ONE_ON_ONE, PAIR, TERMS));
        refuses(automation(), open, new Activate(ID), RejectionCode.WRONG_PHASE);
        takes(
                automation(),
                accepted,
                new DoNotStart(ID, NotStartedReason.NO_SLOT),
                new MentorshipNotStarted(ID, NotStartedReason.NO_SLOT));
        refuses(automation(), pair(), new DoNotStart(ID, NotStartedReason.NO_SLOT), RejectionCode.WRONG_PHASE);
    }

    private void membership() {
        takes(coordinator(), group(), new AddMember(ID, EVE, Role.MENTEE), new MemberAdded(ID, NEWCOMER));
        refuses(coordinator(), pair(), new AddMember(ID, EVE, Role.MENTEE), RejectionCode.WRONG_COMPOSITION);
        takes(
                automation(),
                group(new MemberAdded(ID, NEWCOMER)),
                new AdmitMember(ID, EVE),
                new MemberJoined(ID, NEWCOMER));
        refuses(
                automation(),
                group(new MemberAdded(ID, NEWCOMER), new MentorshipPaused(ID, null, null)),
                new AdmitMember(ID, EVE),
                RejectionCode.WRONG_PHASE);
        takes(
                automation(),
                group(new MemberAdded(ID, NEWCOMER)),
                new RefuseMember(ID, EVE, NotStartedReason.NO_SLOT),
                new MemberNotAdmitted(ID, NEWCOMER, NotStartedReason.NO_SLOT));
        refuses(
                automation(),
                List.of(PROPOSED),
                new RefuseMember(ID, EVE, NotStartedReason.NO_SLOT),
                RejectionCode.WRONG_PHASE);
        takes(
                coordinator(),
                group(),
                new RemoveMember(ID, CEM, "Moving"),
                new MemberLeft(ID, member(CEM, Role.MENTEE), "Moving"));
        refuses(by(BOB), group(), new RemoveMember(ID, CEM, null), RejectionCode.NOT_A_COORDINATOR);
    }

    private void agreement() {
        takes(by(ANN), pair(), new ProposeAgreement(ID, AGREEMENT), new AgreementProposed(ID, 1, AGREEMENT, ANN));
        refuses(
                by(ANN),
                pair(),
                new ProposeAgreement(ID, new Agreement("", "b", null, null, 7, List.of(MeetingMode.VIDEO))),
                RejectionCode.EMPTY_INPUT);
        takes(
                by(BOB),
                pair(new AgreementProposed(ID, 1, AGREEMENT, ANN), new AgreementSigned(ID, 1, ANN)),
                new SignAgreement(ID),
                new AgreementSigned(ID, 1, BOB),
                new AgreementConcluded(ID, 1, AGREEMENT.cadenceDays()));
        refuses(
                by(ANN),
                pair(new AgreementProposed(ID, 1, AGREEMENT, ANN), new AgreementSigned(ID, 1, ANN)),
                new SignAgreement(ID),
                RejectionCode.ALREADY_ANSWERED);
    }

    private void goals() {
        var today = LATER.atZone(ZoneOffset.UTC).toLocalDate();
        takes(
                by(BOB),
                pair(),
                new SetGoals(ID, List.of(goal(), goal(new Milestone("", "Draft", null)))),
                new GoalSet(ID, made("gol_", 0), goal()),
                new GoalSet(ID, made("gol_", 1), goal(new Milestone(made("mil_", 0), "Draft", null))));
        refuses(by(BOB), pair(), new SetGoals(ID, List.of()), RejectionCode.EMPTY_INPUT);
        takes(by(BOB), pair(GOAL_SET), new ReviseGoal(ID, "gol_1", goal()), new GoalRevised(ID, "gol_1", goal()));
        refuses(by(BOB), pair(), new ReviseGoal(ID, "gol_1", goal()), RejectionCode.UNKNOWN_GOAL);
        takes(
                by(BOB),
                pair(GOAL_SET),
                new RecordGoalProgress(ID, "gol_1", 1, "On the way"),
                new GoalProgressRecorded(ID, "gol_1", 1, "On the way"));
        refuses(by(BOB), pair(GOAL_SET), new RecordGoalProgress(ID, "gol_1", 3, null), RejectionCode.INVALID_VALUE);
        takes(
                by(BOB),
                pair(GOAL_SET),
                new CompleteMilestone(ID, "gol_1", "mil_1", null),
                new MilestoneCompleted(ID, "gol_1", "mil_1", today));
        refuses(
                by(BOB),
                pair(GOAL_SET),
                new CompleteMilestone(ID, "gol_1", "mil_1", today.plusDays(2)),
                RejectionCode.DATE_IN_FUTURE);
        takes(by(ANN), pair(GOAL_SET, CLOSING), new AssessGoal(ID, "gol_1", 2), new GoalAssessed(ID, "gol_1", 2, ANN));
        refuses(by(ANN), pair(GOAL_SET, ENDED), new AssessGoal(ID, "gol_1", 2), RejectionCode.WRONG_PHASE);
        takes(by(BOB), pair(GOAL_SET), new DropGoal(ID, "gol_1", "Why"), new GoalDropped(ID, "gol_1", "Why"));
        refuses(
                by(BOB),
                pair(GOAL_SET, new GoalDropped(ID, "gol_1", "Why")),
                new DropGoal(ID, "gol_1", "Why"),
                RejectionCode.WRONG_PHASE);
    }

    private void meetings() {
        var schedule = new ScheduleMeeting(ID, TOMORROW, 60, MeetingMode.VIDEO, List.of());
        takes(
                by(ANN),
                pair(),
                schedule,
                new MeetingScheduled(ID, made("mtg_", 0), TOMORROW, 60, MeetingMode.VIDEO, List.of()));
        refuses(by(ANN), pair(SCHEDULED), schedule, RejectionCode.OVERLAPPING_MEETING);
        takes(
                by(ANN),
                pair(SCHEDULED),
                new RescheduleMeeting(ID, "mtg_1", TOMORROW, 90),
                new MeetingRescheduled(ID, "mtg_1", TOMORROW, 90));
        refuses(
                by(ANN),
                pair(SCHEDULED),
                new RescheduleMeeting(ID, "mtg_1", YESTERDAY, 90),
                RejectionCode.DATE_IN_PAST);
        takes(
                by(ANN),
                pair(SCHEDULED),
                new CancelMeeting(ID, "mtg_1", "Ill"),
                new MeetingCancelled(ID, "mtg_1", "Ill"));
        refuses(by(ANN), pair(), new CancelMeeting(ID, "mtg_1", "Ill"), RejectionCode.UNKNOWN_MEETING);
        takes(
                by(ANN),
                pair(),
                log(YESTERDAY),
                new MeetingLogged(
                        ID,
                        made("mtg_", 0),
                        YESTERDAY,
                        60,
                        MeetingMode.VIDEO,
                        List.of(ANN, BOB),
                        List.of(),
                        "Private",
                        List.of()));
        refuses(by(ANN), pair(), log(TOMORROW), RejectionCode.MEETING_IN_FUTURE);
        takes(
                by(ANN),
                pair(SCHEDULED_YESTERDAY),
                new RecordNoShow(ID, "mtg_1", List.of(BOB)),
                new NoShowRecorded(ID, "mtg_1", List.of(BOB)));
        refuses(
                by(ANN),
                pair(SCHEDULED_YESTERDAY),
                new RecordNoShow(ID, "mtg_1", List.of(EVE)),
                RejectionCode.NOT_A_MEMBER);
        takes(
                by(ANN),
                pair(),
                new AddActionItem(ID, "Write", BOB, null),
                new ActionItemAdded(ID, made("act_", 0), "Write", BOB, null));
        refuses(by(ANN), pair(), new AddActionItem(ID, "", BOB, null), RejectionCode.EMPTY_INPUT);
        takes(
                by(BOB),
                pair(new ActionItemAdded(ID, "act_1", "Write", BOB, null)),
                new CompleteActionItem(ID, "act_1"),
                new ActionItemCompleted(ID, "act_1"));
        refuses(by(BOB), pair(), new CompleteActionItem(ID, "act_1"), RejectionCode.UNKNOWN_ITEM);
        var due = START.plus(Duration.ofDays(TERMS.cadenceDays()));
        takes(automation(), pair(), new RaiseNudge(ID, due), new NudgeRaised(ID, START, due));
        refuses(automation(), pair(), new RaiseNudge(ID, TOMORROW), RejectionCode.NOT_DUE);
    }

    private void growth() {
        takes(
                by(ANN),
                pair(),
                new ShareResource(ID, "On testing", null, ResourceKind.BOOK),
                new ResourceShared(ID, made("res_", 0), "On testing", null, ResourceKind.BOOK, ANN));
        refuses(
                by(ANN),
                pair(),
                new ShareResource(ID, "On testing", "javascript:alert(1)", ResourceKind.BOOK),
                RejectionCode.INVALID_VALUE);
        takes(by(BOB), pair(SHARED), new CompleteResource(ID, "res_1"), new ResourceCompleted(ID, "res_1", BOB));
        refuses(by(ANN), pair(SHARED), new CompleteResource(ID, "res_1"), RejectionCode.NOT_A_MEMBER);
        takes(
                by(ANN),
                pair(),
                new MakeIntroduction(ID, IntroductionKind.REFERRAL, "Dr Doe", null, BOB),
                new IntroductionMade(ID, made("int_", 0), IntroductionKind.REFERRAL, "Dr Doe", null, ANN, BOB));
        refuses(
                by(ANN),
                pair(),
                new MakeIntroduction(ID, IntroductionKind.REFERRAL, "Dr Doe", null, EVE),
                RejectionCode.NOT_A_MEMBER);
        takes(
                by(BOB),
                pair(INTRODUCED),
                new RecordIntroductionOutcome(ID, "int_1", IntroductionOutcome.MET, null),
                new IntroductionOutcomeRecorded(ID, "int_1", IntroductionOutcome.MET, null));
        refuses(
                by(BOB),
                pair(),
                new RecordIntroductionOutcome(ID, "int_1", IntroductionOutcome.MET, null),
                RejectionCode.UNKNOWN_ITEM);
        takes(
                by(BOB),
                pair(),
                new CheckIn(ID, 3, 4, null, null),
                new CheckedIn(ID, made("chk_", 0), BOB, 3, 4, null, null));
        refuses(by(BOB), pair(), new CheckIn(ID, 0, 4, null, null), RejectionCode.INVALID_VALUE);
        takes(
                by(ANN),
                pair(),
                new Recognise(ID, BOB, "A brave talk"),
                new Recognised(ID, made("rec_", 0), ANN, BOB, "A brave talk"));
        refuses(by(ANN), pair(), new Recognise(ID, BOB, ""), RejectionCode.EMPTY_INPUT);
    }

    private void feedback() {
        var give = new GiveFeedback(
                ID,
                FeedbackKind.PERIODIC,
                FeedbackDirection.MENTEE_TO_MENTOR,
                "satisfaction",
                List.of(4, 9),
                null,
                null,
                Visibility.SHARED,
                null);
        takes(
                by(BOB),
                pair(),
                give,
                new FeedbackGiven(
                        ID,
                        made("fbk_", 0),
                        FeedbackKind.PERIODIC,
                        FeedbackDirection.MENTEE_TO_MENTOR,
                        "satisfaction",
                        2,
                        1,
                        List.of(4, 9),
                        null,
                        null,
                        Visibility.SHARED,
                        BOB,
                        ANN));
        refuses(by(BOB), pair(FEEDBACK), give, RejectionCode.FEEDBACK_ALREADY_GIVEN);
        takes(
                by(BOB),
                pair(FEEDBACK),
                new CorrectFeedback(ID, "fbk_1", List.of(5, 10), null),
                new FeedbackCorrected(ID, "fbk_1", List.of(5, 10), null));
        refuses(
                by(BOB),
                pair(FEEDBACK),
                new CorrectFeedback(ID, "fbk_1", List.of(5, 11), null),
                RejectionCode.INSTRUMENT_MISMATCH);
        takes(
                automation(),
                pair(),
                new RaiseFeedbackDue(ID, 1),
                new FeedbackDueRaised(ID, 1, LocalDate.parse("2026-02-02")));
        refuses(automation(), pair(), new RaiseFeedbackDue(ID, 2), RejectionCode.NOT_DUE);
    }

    private void care() {
        takes(
                by(BOB),
                pair(),
                new RaiseConcern(ID, Severity.HIGH, "Silence"),
                new ConcernRaised(ID, made("con_", 0), BOB, Severity.HIGH, "Silence"));
        refuses(by(BOB), pair(), new RaiseConcern(ID, Severity.HIGH, ""), RejectionCode.EMPTY_INPUT);
        takes(
                coordinator(),
                pair(CONCERN),
                new ResolveConcern(ID, "con_1", "We talked"),
                new ConcernResolved(ID, "con_1", "We talked"));
        refuses(by(ANN), pair(CONCERN), new ResolveConcern(ID, "con_1", "We talked"), RejectionCode.NOT_A_COORDINATOR);
        takes(by(BOB), pair(), new Pause(ID, "Exams", null), new MentorshipPaused(ID, "Exams", null));
        refuses(
                by(BOB),
                pair(new MentorshipPaused(ID, null, null)),
                new Pause(ID, null, null),
                RejectionCode.WRONG_PHASE);
        takes(by(BOB), pair(new MentorshipPaused(ID, null, null)), new Resume(ID), new MentorshipResumed(ID));
        refuses(by(BOB), pair(), new Resume(ID), RejectionCode.WRONG_PHASE);
    }

    private void closure() {
        takes(by(BOB), pair(), new RequestClosure(ID, null), CLOSING);
        refuses(by(BOB), pair(CLOSING), new RequestClosure(ID, null), RejectionCode.WRONG_PHASE);
        takes(
                by(BOB),
                pair(CLOSING),
                new Reflect(ID, "A lot", "Thanks", null),
                new Reflected(ID, BOB, "A lot", "Thanks", null));
        refuses(by(EVE), pair(CLOSING), new Reflect(ID, "A lot", null, null), RejectionCode.NOT_A_MEMBER);
        takes(by(BOB), pair(CLOSING), new AgreeTransitionPlan(ID, "Coffee"), new TransitionPlanAgreed(ID, "Coffee"));
        refuses(by(BOB), pair(), new AgreeTransitionPlan(ID, "Coffee"), RejectionCode.WRONG_PHASE);
        takes(
                coordinator().because("Bob has moved"),
                pair(CLOSING),
                new CompleteClosure(ID, true),
                new MentorshipCompleted(ID, PAIR, true, TERMS.followUpMonths()));
        refuses(by(BOB), pair(CLOSING), new CompleteClosure(ID, false), RejectionCode.REFLECTION_MISSING);
        takes(
                by(BOB),
                pair(),
                new EndEarly(ID, EndReason.RELOCATION, "Moving"),
                new MentorshipEndedEarly(ID, PAIR, EndReason.RELOCATION, "Moving", BOB, TERMS.followUpMonths()));
        refuses(by(BOB), pair(ENDED), new EndEarly(ID, EndReason.RELOCATION, null), RejectionCode.WRONG_PHASE);
    }

    private void followUp() {
        List<MentorshipEvent> months = new ArrayList<>(Story.upToTheStart(
                Format.ONE_ON_ONE,
                new Terms(26, 14, false, TERMS.modes(), TERMS.feedbackWeeks(), List.of(0, 1, 3)),
                PAIR));
        months.add(ENDED);
        takes(
                by(BOB),
                months,
                new RecordFollowUp(ID, 1, Advancement.NEW_JOB, 5, true, true, null),
                new FollowUpRecorded(ID, 1, BOB, Advancement.NEW_JOB, 5, true, true, null));
        refuses(
                by(BOB),
                months,
                new RecordFollowUp(ID, 3, Advancement.NEW_JOB, 4, true, true, null),
                RejectionCode.NOT_DUE);
        takes(automation(), months, new RaiseFollowUpDue(ID, 0), new FollowUpDueRaised(ID, 0));
        refuses(automation(), pair(ENDED), new RaiseFollowUpDue(ID, 3), RejectionCode.NOT_DUE);
    }

    private void takes(Actor actor, List<MentorshipEvent> given, MentorshipCommand command, MentorshipEvent... events) {
        taken.add(new Taken(actor, given, command, List.of(events)));
    }

    private void refuses(Actor actor, List<MentorshipEvent> given, MentorshipCommand command, RejectionCode code) {
        refused.add(new Refused(actor, given, command, code));
    }

    private static List<MentorshipEvent> pair(MentorshipEvent... since) {
        return started(Format.ONE_ON_ONE, PAIR, since);
    }

    private static List<MentorshipEvent> group(MentorshipEvent... since) {
        return started(Format.GROUP, TRIO, since);
    }

    private static List<MentorshipEvent> started(Format format, List<Member> members, MentorshipEvent... since) {
        var events = new ArrayList<>(Story.upToTheStart(format, TERMS, members));
        events.addAll(List.of(since));
        return events;
    }

    private static MatchProposed openUntil(Instant respondBy) {
        return new MatchProposed(
                ID,
                Cohort.PROGRAM,
                Format.ONE_ON_ONE,
                PAIR,
                Origin.BY_HAND,
                1,
                respondBy,
                null,
                null,
                null,
                null,
                List.of());
    }

    private static Goal goal(Milestone... milestones) {
        return new Goal(
                "Give a talk",
                null,
                List.of(),
                2,
                2,
                List.of("none", "draft", "given", "praised", "invited again"),
                List.of(milestones),
                null);
    }

    private static LogMeeting log(Instant heldAt) {
        return new LogMeeting(
                ID, null, heldAt, 60, MeetingMode.VIDEO, List.of(ANN, BOB), List.of(), "Private", List.of());
    }

    private static String made(String prefix, int ordinal) {
        return Ids.within(ID, prefix, COMMAND_ID, ordinal);
    }
}
