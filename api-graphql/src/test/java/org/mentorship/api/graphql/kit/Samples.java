package org.mentorship.api.graphql.kit;

import static org.mentorship.api.graphql.kit.GraphQlSlice.token;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.mentorship.Advancement;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.IntroductionKind;
import org.mentorship.contract.mentorship.IntroductionOutcome;
import org.mentorship.contract.mentorship.KeptBack;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.mentorship.ResourceKind;
import org.mentorship.contract.mentorship.ScoreComponent;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.contract.participant.Attributes;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.Instrument;
import org.mentorship.contract.program.InstrumentItem;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.contract.program.ProgramPolicy;
import org.mentorship.contract.program.Setting;
import org.mentorship.query.contract.enrollment.EnrollmentStatus;
import org.mentorship.query.contract.enrollment.EnrollmentView;
import org.mentorship.query.contract.mentorship.ActionItemView;
import org.mentorship.query.contract.mentorship.AgreementView;
import org.mentorship.query.contract.mentorship.CheckInView;
import org.mentorship.query.contract.mentorship.ClosureView;
import org.mentorship.query.contract.mentorship.ConcernView;
import org.mentorship.query.contract.mentorship.FeedbackCorrectionView;
import org.mentorship.query.contract.mentorship.FeedbackDueView;
import org.mentorship.query.contract.mentorship.FeedbackView;
import org.mentorship.query.contract.mentorship.FollowUpAnswerView;
import org.mentorship.query.contract.mentorship.FollowUpView;
import org.mentorship.query.contract.mentorship.GoalProgressView;
import org.mentorship.query.contract.mentorship.GoalStatus;
import org.mentorship.query.contract.mentorship.GoalView;
import org.mentorship.query.contract.mentorship.IntroductionView;
import org.mentorship.query.contract.mentorship.MeetingStatus;
import org.mentorship.query.contract.mentorship.MeetingView;
import org.mentorship.query.contract.mentorship.MemberState;
import org.mentorship.query.contract.mentorship.MemberView;
import org.mentorship.query.contract.mentorship.MentorshipOutcome;
import org.mentorship.query.contract.mentorship.MentorshipStatus;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.mentorship.MilestoneView;
import org.mentorship.query.contract.mentorship.NudgeView;
import org.mentorship.query.contract.mentorship.PauseView;
import org.mentorship.query.contract.mentorship.ProposalView;
import org.mentorship.query.contract.mentorship.RecognitionView;
import org.mentorship.query.contract.mentorship.ReflectionView;
import org.mentorship.query.contract.mentorship.ResourceCompletionView;
import org.mentorship.query.contract.mentorship.ResourceView;
import org.mentorship.query.contract.mentorship.SignatureView;
import org.mentorship.query.contract.participant.ParticipantView;
import org.mentorship.query.contract.program.ProgramView;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReadModelStatusView;
import org.mentorship.query.contract.timeline.TimelineEntry;

/**
 * One programme, its people and one mentorship that has everything in it. Every protected text says, after its subject,
 * which field it is in.
 */
public final class Samples {

    public static final String PROGRAM = "prg_a";
    public static final String MENTORSHIP = "mnt_a";
    public static final String MENTOR = "par_mentor";
    public static final String MENTEE = "par_mentee";
    public static final String STRANGER = "par_stranger";
    public static final String LEFT = "par_left";
    public static final String ASKED_IN = "par_asked";
    public static final long VERSION = 7;

    /** The events of the sample that the mentee alone sees among the members. */
    public static final long KEPT_FEEDBACK = 2;

    public static final long KEPT_CONCERN = 5;

    private static final Instant THEN = Instant.parse("2026-02-01T10:00:00Z");
    private static final Instant SOON = Instant.parse("2100-02-01T10:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-04-01");

    private Samples() {}

    /** Everything, for the mentee's and the mentor's eyes. */
    public static void fill(ScriptedReadSide readSide) {
        readSide.add(program());
        for (var id : List.of(MENTOR, MENTEE, STRANGER, LEFT)) {
            readSide.add(participant(id));
        }
        readSide.add(enrollment("enr_mentor", MENTOR, Role.MENTOR));
        readSide.add(enrollment("enr_mentee", MENTEE, Role.MENTEE));
        readSide.add(mentorship(MENTORSHIP, MENTOR, MENTEE));
        for (var i = 0; i <= VERSION; i++) {
            readSide.add(
                    switch (i) {
                        case 2 -> entry(i, "FeedbackGiven", MENTEE);
                        case 3 -> reasonedEntry(i, "MatchDeclined", MENTOR);
                        case 4 -> reasonedEntry(i, "MemberLeft", LEFT);
                        case 5 -> entry(i, "ConcernRaised", MENTEE);
                        case 6 -> entry(i, "FeedbackGiven", MENTEE);
                        default -> entry(i, "MeetingLogged", MENTEE);
                    });
        }
    }

    /** What the one mentorship and its programme do not have: the ways that are taken seldom. */
    public static void addSeldom(ScriptedReadSide readSide) {
        var program = program();
        readSide.add(new ProgramView(
                "prg_archived",
                VERSION,
                THEN,
                THEN,
                program.name(),
                program.setting(),
                program.policy(),
                program.coordinators(),
                false,
                program.instruments(),
                THEN));
        readSide.add(peers());
        readSide.add(new TimelineEntry(
                200,
                "evt_200",
                MENTORSHIP,
                "Mentorship",
                VERSION + 1,
                "MeetingLogged",
                THEN,
                new Envelope(
                        "coordinator-1",
                        ActorRole.COORDINATOR,
                        MENTEE,
                        "because",
                        "cmd-200",
                        "cor",
                        "cau",
                        "0af7651916cd43dd8448eb211c80319c"),
                PROGRAM,
                null,
                "Something happened"));
        readSide.answer(
                new ReadModelStatus(),
                List.of(new ReadModelStatusView(
                        "mentorships",
                        ReadModelStatusView.State.FAILING,
                        9,
                        11,
                        1_000,
                        Duration.ofSeconds(2),
                        "An event cannot be handled")));
    }

    private static MentorshipView peers() {
        var was = mentorship("mnt_peers", MENTOR, MENTEE);
        var proposal = was.proposal();
        var goal = goal(MENTOR);
        return new MentorshipView(
                was.id(),
                VERSION,
                THEN,
                PROGRAM,
                Format.PEER,
                1,
                MentorshipStatus.ACTIVE,
                null,
                new ProposalView(
                        Origin.BY_HAND,
                        THEN,
                        MENTOR,
                        THEN,
                        proposal.purpose(),
                        proposal.hopedOutcome(),
                        proposal.rationale(),
                        0.5,
                        List.of(new ScoreComponent("interests", 1, 0.5)),
                        THEN,
                        THEN,
                        MENTEE,
                        proposal.endReason(),
                        NotStartedReason.NO_SLOT),
                THEN,
                null,
                was.terms(),
                List.of(
                        member(MENTOR, Role.PEER, MemberState.ACTIVE),
                        member(MENTEE, Role.PEER, MemberState.ACTIVE),
                        new MemberView(
                                LEFT,
                                "enr_left",
                                Role.PEER,
                                MemberState.LEFT,
                                THEN,
                                THEN,
                                THEN,
                                token(was.id(), "leaveReason"),
                                NotStartedReason.GROUP_CLOSING)),
                was.agreement(),
                was.agreement(),
                List.of(new GoalView(
                        goal.goalId(),
                        GoalStatus.ASSESSED,
                        goal.revision(),
                        goal.title(),
                        goal.description(),
                        goal.skills(),
                        goal.importance(),
                        goal.difficulty(),
                        goal.levels(),
                        goal.milestones(),
                        goal.due(),
                        goal.setAt(),
                        goal.setBy(),
                        1,
                        goal.progress(),
                        THEN,
                        MENTOR,
                        null,
                        null)),
                List.of(new MeetingView(
                        "mtg_next",
                        MeetingStatus.SCHEDULED,
                        SOON,
                        SOON,
                        60,
                        MeetingMode.VIDEO,
                        List.of(token(was.id(), "topic")),
                        List.of(MENTOR),
                        List.of(MENTEE),
                        List.of(),
                        null,
                        null,
                        THEN,
                        MENTOR,
                        THEN)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(resolved("con_resolved", MENTEE), resolved("con_resolved_too", MENTOR)),
                List.of(),
                null,
                List.of(),
                new KeptBack(List.of(), THEN));
    }

    /** Asks somebody into the mentorship, who has a place and no slot yet. */
    public static void askIn(ScriptedReadSide readSide) {
        readSide.add(participant(ASKED_IN));
        readSide.add(enrollment("enr_asked", ASKED_IN, Role.MENTEE));
        readSide.add(withMembers(
                mentorship(MENTORSHIP, MENTOR, MENTEE),
                List.of(
                        member(MENTOR, Role.MENTOR, MemberState.ACTIVE),
                        member(MENTEE, Role.MENTEE, MemberState.ACTIVE),
                        member(LEFT, Role.MENTEE, MemberState.LEFT),
                        member(ASKED_IN, Role.MENTEE, MemberState.JOINING))));
    }

    public static ProgramView program() {
        return new ProgramView(
                PROGRAM,
                VERSION,
                THEN,
                THEN,
                "Engineering",
                Setting.BUSINESS,
                new ProgramPolicy(
                        List.of(Format.ONE_ON_ONE, Format.GROUP),
                        List.of(MeetingMode.VIDEO),
                        26,
                        14,
                        3,
                        14,
                        false,
                        new MatchRules(true, Map.of("interests", 2.0)),
                        List.of(4, 12),
                        List.of(3, 6),
                        "We meet in confidence."),
                List.of("coordinator-1"),
                true,
                List.of(new Instrument(
                        "satisfaction",
                        1,
                        List.of(new InstrumentItem("overall", "How was it?", 1, 5, false, "trust")))),
                null);
    }

    public static ParticipantView participant(String id) {
        return new ParticipantView(
                id,
                VERSION,
                THEN,
                THEN,
                token(id, "name of " + id),
                token(id, "email of " + id),
                token(id, "pronouns of " + id),
                token(id, "biography of " + id),
                new Attributes(
                        List.of("java"),
                        List.of("chess"),
                        List.of("leading"),
                        "software",
                        4,
                        List.of("en"),
                        "UTC",
                        List.of("MON_EVENING"),
                        "DIRECT"),
                null);
    }

    public static EnrollmentView enrollment(String id, String participantId, Role role) {
        return new EnrollmentView(
                id,
                VERSION,
                THEN,
                THEN,
                PROGRAM,
                participantId,
                role,
                EnrollmentStatus.ACTIVE,
                3,
                List.of(MENTORSHIP),
                List.of(token(participantId, "preferences of " + participantId)),
                List.of(STRANGER),
                token(participantId, "reason of " + participantId));
    }

    public static MemberView member(String participantId, Role role, MemberState state) {
        return new MemberView(
                participantId,
                "enr_" + participantId.substring("par_".length()),
                role,
                state,
                THEN,
                THEN,
                null,
                token(MENTORSHIP, "leaveReason"),
                null);
    }

    public static MentorshipView mentorship(String id, String mentor, String mentee) {
        return new MentorshipView(
                id,
                VERSION,
                THEN,
                PROGRAM,
                Format.ONE_ON_ONE,
                1,
                MentorshipStatus.CLOSED,
                MentorshipOutcome.ENDED_EARLY,
                proposal(mentor),
                THEN,
                THEN,
                new Terms(26, 14, false, List.of(MeetingMode.VIDEO), List.of(4), List.of(3)),
                List.of(
                        member(mentor, Role.MENTOR, MemberState.ACTIVE),
                        member(mentee, Role.MENTEE, MemberState.ACTIVE),
                        member(LEFT, Role.MENTEE, MemberState.LEFT)),
                agreement(mentor),
                null,
                List.of(goal(mentor)),
                List.of(
                        meeting("mtg_1", mentor, mentee),
                        meeting("mtg_2", mentor, mentee),
                        meeting("mtg_3", mentor, mentee)),
                List.of(new ActionItemView(
                        "act_1", token(id, "text of action item"), mentee, DAY, THEN, mentor, THEN, mentor)),
                List.of(new NudgeView(THEN, THEN, THEN)),
                List.of(new ResourceView(
                        "res_1",
                        token(id, "title of resource"),
                        token(id, "url"),
                        ResourceKind.BOOK,
                        mentor,
                        THEN,
                        List.of(new ResourceCompletionView(mentee, THEN)))),
                List.of(new IntroductionView(
                        "int_1",
                        IntroductionKind.NETWORKING,
                        token(id, "contact"),
                        token(id, "purpose of introduction"),
                        mentor,
                        mentee,
                        THEN,
                        IntroductionOutcome.MET,
                        token(id, "outcomeNote"),
                        THEN)),
                List.of(new CheckInView("chk_1", mentee, 4, 5, token(id, "setback"), token(id, "encouragement"), THEN)),
                List.of(new RecognitionView("rec_1", mentor, mentee, token(id, "text of recognition"), THEN)),
                List.of(
                        feedback("fbk_shared", Visibility.SHARED, mentee, mentor),
                        feedback("fbk_coordinators", Visibility.COORDINATORS, mentee, mentor),
                        feedback("fbk_private", Visibility.PRIVATE, mentee, mentor)),
                List.of(new FeedbackDueView(1, DAY, THEN)),
                List.of(concern("con_mentee", mentee), concern("con_mentor", mentor)),
                List.of(new PauseView(THEN, token(id, "reason of pause"), DAY, THEN)),
                closure(mentor, mentee),
                List.of(new FollowUpView(
                        3,
                        DAY,
                        THEN,
                        List.of(new FollowUpAnswerView(
                                mentee,
                                Advancement.PROMOTION,
                                5,
                                true,
                                false,
                                token(id, "comment of follow-up"),
                                THEN)))),
                new KeptBack(
                        List.of(
                                new KeptBack.Step(KEPT_FEEDBACK, THEN, "fbk_private", mentee),
                                new KeptBack.Step(KEPT_CONCERN, THEN, "con_mentee", mentee)),
                        THEN));
    }

    private static ProposalView proposal(String mentor) {
        return new ProposalView(
                Origin.BY_HAND,
                THEN,
                "coordinator-1",
                THEN,
                token(MENTORSHIP, "purpose"),
                token(MENTORSHIP, "hopedOutcome"),
                token(MENTORSHIP, "rationale"),
                0.5,
                List.of(),
                THEN,
                null,
                mentor,
                token(MENTORSHIP, "endReason"),
                null);
    }

    private static AgreementView agreement(String mentor) {
        return new AgreementView(
                1,
                new Agreement(
                        token(MENTORSHIP, "mentorExpectations"),
                        token(MENTORSHIP, "menteeExpectations"),
                        token(MENTORSHIP, "boundaries"),
                        token(MENTORSHIP, "confidentiality"),
                        14,
                        List.of(MeetingMode.VIDEO)),
                mentor,
                THEN,
                List.of(new SignatureView(mentor, THEN)),
                THEN);
    }

    private static GoalView goal(String mentor) {
        return new GoalView(
                "gol_1",
                GoalStatus.DROPPED,
                1,
                token(MENTORSHIP, "title of goal"),
                token(MENTORSHIP, "description"),
                List.of("leading"),
                2,
                1,
                List.of(token(MENTORSHIP, "worst level"), token(MENTORSHIP, "best level")),
                List.of(new MilestoneView("mil_1", token(MENTORSHIP, "title of milestone"), DAY, DAY)),
                DAY,
                THEN,
                mentor,
                1,
                List.of(new GoalProgressView(1, token(MENTORSHIP, "note of progress"), THEN, mentor)),
                null,
                mentor,
                THEN,
                token(MENTORSHIP, "dropReason"));
    }

    private static MeetingView meeting(String id, String mentor, String mentee) {
        return new MeetingView(
                id,
                MeetingStatus.HELD,
                THEN,
                THEN,
                60,
                MeetingMode.VIDEO,
                List.of(token(MENTORSHIP, "topic")),
                List.of(mentor, mentee),
                List.of(),
                List.of("gol_1"),
                token(MENTORSHIP, "notes"),
                token(MENTORSHIP, "cancelReason"),
                THEN,
                mentor,
                THEN);
    }

    private static FeedbackView feedback(String id, Visibility visibility, String by, String about) {
        return new FeedbackView(
                id,
                FeedbackKind.PERIODIC,
                FeedbackDirection.MENTEE_TO_MENTOR,
                "satisfaction",
                1,
                0,
                List.of(5),
                token(MENTORSHIP, "comment of " + id),
                token(MENTORSHIP, "deliverable of " + id),
                visibility,
                by,
                about,
                THEN,
                List.of(new FeedbackCorrectionView(
                        List.of(4), token(MENTORSHIP, "corrected comment of " + id), "typing error", THEN, by)));
    }

    private static ConcernView concern(String id, @Nullable String raisedBy) {
        return new ConcernView(
                id,
                raisedBy,
                Severity.HIGH,
                token(MENTORSHIP, "text of " + id),
                THEN,
                token(MENTORSHIP, "resolution of " + id),
                null,
                null);
    }

    private static ConcernView resolved(String id, String raisedBy) {
        var was = concern(id, raisedBy);
        return new ConcernView(
                id, raisedBy, was.severity(), was.text(), was.raisedAt(), was.resolution(), THEN, "coordinator-1");
    }

    private static ClosureView closure(String mentor, String mentee) {
        return new ClosureView(
                THEN,
                mentor,
                token(MENTORSHIP, "reason of closure"),
                List.of(new ReflectionView(
                        mentee,
                        token(MENTORSHIP, "accomplishments"),
                        token(MENTORSHIP, "gratitude"),
                        token(MENTORSHIP, "whatNext"),
                        THEN)),
                token(MENTORSHIP, "transitionPlan"),
                THEN,
                THEN,
                true,
                "ill",
                EndReason.TIME,
                token(MENTORSHIP, "note of closure"),
                mentee);
    }

    /** An event of the mentorship with an official reason; its position is its sequence number plus 100. */
    public static TimelineEntry entry(long sequence, String type, String actor) {
        return entry(sequence, type, actor, "because", null);
    }

    /** The first event of another mentorship. */
    public static TimelineEntry entry(long position, String mentorship, String type, String actor) {
        return entry(position, mentorship, 0, type, actor, "because", null);
    }

    /** A step for which a person gave a reason in confidence. */
    private static TimelineEntry reasonedEntry(long sequence, String type, String actor) {
        return entry(sequence, type, actor, null, token(MENTORSHIP, "reason of " + type));
    }

    private static TimelineEntry entry(
            long sequence, String type, String actor, @Nullable String reason, @Nullable String reasonGiven) {
        return entry(100 + sequence, MENTORSHIP, sequence, type, actor, reason, reasonGiven);
    }

    private static TimelineEntry entry(
            long position,
            String stream,
            long sequence,
            String type,
            String actor,
            @Nullable String reason,
            @Nullable String reasonGiven) {
        return new TimelineEntry(
                position,
                "evt_" + sequence,
                stream,
                "Mentorship",
                sequence,
                type,
                THEN,
                new Envelope(actor, ActorRole.PARTICIPANT, null, reason, "cmd-" + sequence, "cor", "cau", null),
                PROGRAM,
                reasonGiven,
                "Something happened");
    }

    /** The same mentorship, seen up to another version. */
    public static MentorshipView withVersion(MentorshipView view, long version) {
        return changed(view, version, view.programId(), view.members(), view.keptBack());
    }

    /** The same mentorship after one more event, which the mentee alone sees among the members. */
    public static MentorshipView withKeptBack(MentorshipView view) {
        var sequence = view.version() + 1;
        var step = new KeptBack.Step(sequence, THEN.plusSeconds(sequence), "con_more", MENTEE);
        var steps = Stream.concat(view.keptBack().steps().stream(), Stream.of(step));
        var keptBack = new KeptBack(steps.toList(), view.keptBack().openAt());
        return changed(view, sequence, view.programId(), view.members(), keptBack);
    }

    /** The same mentorship in another programme. */
    public static MentorshipView inProgram(String programId, MentorshipView view) {
        return changed(view, view.version(), programId, view.members(), view.keptBack());
    }

    /** The same mentorship with other people in it. */
    public static MentorshipView withMembers(MentorshipView view, List<MemberView> members) {
        return changed(view, view.version(), view.programId(), members, view.keptBack());
    }

    private static MentorshipView changed(
            MentorshipView view, long version, String programId, List<MemberView> members, KeptBack keptBack) {
        return new MentorshipView(
                view.id(),
                version,
                view.updatedAt(),
                programId,
                view.format(),
                view.cycle(),
                view.status(),
                view.outcome(),
                view.proposal(),
                view.startedAt(),
                view.endedAt(),
                view.terms(),
                members,
                view.agreement(),
                view.proposedAgreement(),
                view.goals(),
                view.meetings(),
                view.actionItems(),
                view.nudges(),
                view.resources(),
                view.introductions(),
                view.checkIns(),
                view.recognitions(),
                view.feedback(),
                view.feedbackDues(),
                view.concerns(),
                view.pauses(),
                view.closure(),
                view.followUps(),
                keptBack);
    }
}
