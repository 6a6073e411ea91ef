package org.mentorship.query.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.Advancement;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementEvent;
import org.mentorship.contract.mentorship.CareEvent;
import org.mentorship.contract.mentorship.ClosureEvent;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackEvent;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.FollowUpEvent;
import org.mentorship.contract.mentorship.Goal;
import org.mentorship.contract.mentorship.GoalEvent;
import org.mentorship.contract.mentorship.GrowthEvent;
import org.mentorship.contract.mentorship.IntroductionKind;
import org.mentorship.contract.mentorship.IntroductionOutcome;
import org.mentorship.contract.mentorship.MatchEvent;
import org.mentorship.contract.mentorship.MeetingEvent;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MembershipEvent;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.Milestone;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.mentorship.ResourceKind;
import org.mentorship.contract.mentorship.ScoreComponent;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.query.story.Story.Scene;

/** The life of one mentorship, from proposal to follow-up, by every road there is. */
final class MentorshipStory {

    private final Random random;
    private final MentorshipId id;
    private final ProgramId program;
    private final ParticipantId mentor;
    private final ParticipantId mentee;
    private final ParticipantId third;
    private final List<Scene> scenes = new ArrayList<>();

    private MentorshipStory(Random random, Cast cast, int number) {
        this.random = random;
        this.id = Ids.group("story-" + random.nextLong() + "-" + number);
        this.program = cast.anyProgram(random);
        this.mentor = cast.anybody(random);
        this.mentee = cast.anybody(random);
        this.third = cast.anybody(random);
    }

    static List<Scene> of(Random random, Cast cast, int number) {
        var story = new MentorshipStory(random, cast, number);
        story.play();
        return story.scenes;
    }

    private void play() {
        propose();
        switch (random.nextInt(8)) {
            case 0 -> add(mentor, new MatchEvent.MatchDeclined(id, mentor, secret("too busy")));
            case 1 -> add(Story.automation("expiry"), new MatchEvent.ProposalExpired(id));
            case 2 -> add(Story.coordinator(0), new MatchEvent.ProposalWithdrawn(id, null));
            case 3 -> {
                accept();
                add(Story.automation("start"), new MatchEvent.MentorshipNotStarted(id, NotStartedReason.NO_SLOT));
            }
            default -> {
                accept();
                live();
                end();
                followUp();
            }
        }
    }

    private void propose() {
        add(
                Story.coordinator(random.nextInt(2)),
                new MatchEvent.MatchProposed(
                        id,
                        program,
                        Format.GROUP,
                        members(),
                        Origin.BY_HAND,
                        1,
                        Story.START.plus(Duration.ofDays(14)),
                        secret("purpose"),
                        null,
                        secret("rationale"),
                        0.75,
                        List.of(new ScoreComponent("interests", 0.5, 0.25))));
    }

    private List<Member> members() {
        return List.of(member(mentor, Role.MENTOR), member(mentee, Role.MENTEE));
    }

    private Member member(ParticipantId person, Role role) {
        return new Member(person, Ids.enrollment(program, person, role), role);
    }

    private void accept() {
        add(mentor, new MatchEvent.MatchAccepted(id, mentor));
        add(Story.onBehalfOf(mentee), new MatchEvent.MatchAccepted(id, mentee));
        add(mentee, new MatchEvent.MatchAcceptedByAll(id, members()));
    }

    private void live() {
        var terms = new Terms(26, 14, false, List.of(MeetingMode.VIDEO), List.of(4), List.of(3, 6));
        add(Story.automation("start"), new MatchEvent.MentorshipStarted(id, program, Format.GROUP, members(), terms));
        agree();
        for (var month = 0; month < 1 + random.nextInt(4); month++) {
            goals(month);
            meetings(month);
            growth(month);
            feedback(month);
            care(month);
        }
        group();
    }

    private void agree() {
        var agreement = new Agreement(
                secret("be on time"), secret("ask"), null, secret("it stays here"), 10, List.of(MeetingMode.VIDEO));
        add(mentor, new AgreementEvent.AgreementProposed(id, 1, agreement, mentor));
        add(mentor, new AgreementEvent.AgreementSigned(id, 1, mentor));
        if (random.nextBoolean()) {
            add(mentee, new AgreementEvent.AgreementSigned(id, 1, mentee));
            add(mentee, new AgreementEvent.AgreementConcluded(id, 1, agreement.cadenceDays()));
        }
    }

    private void goals(int month) {
        var goalId = "gol_" + month;
        add(mentee, new GoalEvent.GoalSet(id, goalId, goal("Learn " + month, goalId + "m1")));
        add(mentee, new GoalEvent.GoalProgressRecorded(id, goalId, random.nextInt(5) - 2, secret("going well")));
        add(mentee, new GoalEvent.MilestoneCompleted(id, goalId, goalId + "m1", LocalDate.of(2026, 2, 1 + month)));
        switch (random.nextInt(4)) {
            case 0 -> add(mentor, new GoalEvent.GoalRevised(id, goalId, goal("Learn more", goalId + "m1")));
            case 1 -> add(mentor, new GoalEvent.GoalDropped(id, goalId, secret("not now")));
            default -> add(mentor, new GoalEvent.GoalAssessed(id, goalId, random.nextInt(5) - 2, mentor));
        }
    }

    private Goal goal(String title, String milestoneId) {
        return new Goal(
                secret(title),
                null,
                List.of("Java"),
                2,
                1,
                List.of(secret("a"), secret("b"), secret("c"), secret("d"), secret("e")),
                List.of(new Milestone(milestoneId, secret("First step"), null)),
                LocalDate.of(2026, 6, 30));
    }

    private void meetings(int month) {
        var planned = "mtg_" + month + "a";
        var at = day(30 * month);
        add(
                mentor,
                new MeetingEvent.MeetingScheduled(id, planned, at, 60, MeetingMode.VIDEO, List.of(secret("career"))));
        switch (random.nextInt(4)) {
            case 0 -> add(mentor, new MeetingEvent.MeetingCancelled(id, planned, secret("ill")));
            case 1 -> add(mentor, new MeetingEvent.NoShowRecorded(id, planned, List.of(mentee)));
            default -> {
                add(mentor, new MeetingEvent.MeetingRescheduled(id, planned, at.plusSeconds(3600), 45));
                add(mentor, logged(planned, at));
            }
        }
        add(mentor, logged("mtg_" + month + "b", day(30 * month + 7)));
        var item = "act_" + month;
        add(mentor, new MeetingEvent.ActionItemAdded(id, item, secret("Read it"), mentee, LocalDate.of(2026, 3, 1)));
        if (random.nextBoolean()) {
            add(mentee, new MeetingEvent.ActionItemCompleted(id, item));
        }
        if (random.nextInt(3) == 0) {
            add(Story.automation("nudge"), new MeetingEvent.NudgeRaised(id, at, at.plus(Duration.ofDays(14))));
        }
    }

    private MeetingEvent logged(String meetingId, Instant at) {
        return new MeetingEvent.MeetingLogged(
                id,
                meetingId,
                at,
                50,
                MeetingMode.VIDEO,
                List.of(mentor, mentee),
                List.of(secret("career")),
                secret("notes"),
                List.of("gol_0"));
    }

    private void growth(int month) {
        add(
                mentor,
                new GrowthEvent.ResourceShared(
                        id,
                        "res_" + month,
                        secret("A book"),
                        null,
                        ResourceKind.BOOK,
                        random.nextBoolean() ? mentor : null));
        add(mentee, new GrowthEvent.ResourceCompleted(id, "res_" + month, mentee));
        add(
                mentor,
                new GrowthEvent.IntroductionMade(
                        id, "int_" + month, IntroductionKind.NETWORKING, secret("contact"), null, mentor, mentee));
        if (random.nextBoolean()) {
            add(
                    mentee,
                    new GrowthEvent.IntroductionOutcomeRecorded(
                            id, "int_" + month, IntroductionOutcome.MET, secret("nice")));
        }
        add(
                mentee,
                new GrowthEvent.CheckedIn(
                        id,
                        "chk_" + month,
                        mentee,
                        1 + random.nextInt(5),
                        1 + random.nextInt(5),
                        null,
                        secret("thanks")));
        add(mentor, new GrowthEvent.Recognised(id, "rec_" + month, mentor, mentee, secret("well done")));
    }

    private void feedback(int month) {
        var feedbackId = "fbk_" + month;
        add(
                mentee,
                new FeedbackEvent.FeedbackGiven(
                        id,
                        feedbackId,
                        FeedbackKind.PERIODIC,
                        FeedbackDirection.MENTEE_TO_MENTOR,
                        "check",
                        1,
                        month,
                        List.of(1 + random.nextInt(5)),
                        secret("comment"),
                        null,
                        Visibility.SHARED,
                        mentee,
                        mentor));
        if (random.nextInt(3) == 0) {
            add(mentee, new FeedbackEvent.FeedbackCorrected(id, feedbackId, List.of(3), null));
        }
        add(
                Story.automation("feedback-due"),
                new FeedbackEvent.FeedbackDueRaised(
                        id, month + 1, LocalDate.of(2026, 2, 1).plusMonths(month)));
    }

    private void care(int month) {
        if (random.nextInt(3) == 0) {
            add(mentee, new CareEvent.ConcernRaised(id, "con_" + month, mentee, Severity.LOW, secret("worry")));
            if (random.nextBoolean()) {
                add(Story.coordinator(0), new CareEvent.ConcernResolved(id, "con_" + month, secret("talked")));
            }
        }
        if (random.nextInt(3) == 0) {
            add(mentor, new CareEvent.MentorshipPaused(id, secret("holidays"), LocalDate.of(2026, 8, 1)));
            add(mentor, new CareEvent.MentorshipResumed(id));
        }
    }

    private void group() {
        var added = member(third, Role.MENTEE);
        add(Story.coordinator(0), new MembershipEvent.MemberAdded(id, added));
        if (random.nextInt(3) == 0) {
            add(
                    Story.automation("join"),
                    new MembershipEvent.MemberNotAdmitted(id, added, NotStartedReason.ENROLLMENT_INACTIVE));
        } else {
            add(Story.automation("join"), new MembershipEvent.MemberJoined(id, added));
            add(third, new MembershipEvent.MemberLeft(id, added, secret("moved")));
        }
    }

    private void end() {
        if (random.nextInt(3) == 0) {
            add(
                    mentee,
                    new ClosureEvent.MentorshipEndedEarly(
                            id, members(), EndReason.RELOCATION, secret("note"), mentee, List.of(3)));
            return;
        }
        add(mentor, new ClosureEvent.ClosureRequested(id, mentor, null));
        add(mentor, new ClosureEvent.Reflected(id, mentor, secret("much"), secret("thanks"), null));
        add(mentee, new ClosureEvent.Reflected(id, mentee, secret("a lot"), null, secret("a new job")));
        add(mentor, new ClosureEvent.TransitionPlanAgreed(id, secret("stay in touch")));
        add(Story.coordinator(0), new ClosureEvent.MentorshipCompleted(id, members(), false, List.of(3, 6)));
    }

    private void followUp() {
        add(Story.automation("follow-up-due"), new FollowUpEvent.FollowUpDueRaised(id, 3));
        add(
                mentee,
                new FollowUpEvent.FollowUpRecorded(
                        id, 3, mentee, Advancement.PROMOTION, 4, true, false, secret("still here")));
    }

    private static Instant day(int number) {
        return Story.START.plus(Duration.ofDays(number));
    }

    private String secret(String what) {
        return Cast.token(id, what.replace(' ', '-'));
    }

    private void add(ParticipantId by, MentorshipEvent event) {
        add(Story.by(by), event);
    }

    private void add(Envelope by, MentorshipEvent event) {
        scenes.add(new Scene(id, event, by));
    }
}
