package org.mentorship.query.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.enrollment.Role;
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
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MeetingMode;
import org.mentorship.query.contract.mentorship.GoalStatus;
import org.mentorship.query.contract.mentorship.Health;
import org.mentorship.query.contract.mentorship.MeetingStatus;
import org.mentorship.query.contract.mentorship.MemberState;
import org.mentorship.query.contract.mentorship.MentorshipOutcome;
import org.mentorship.query.contract.mentorship.MentorshipStatus;
import org.mentorship.query.contract.mentorship.MentorshipView;
import org.mentorship.query.contract.mentorship.MilestoneView;
import org.mentorship.query.story.Story;
import org.mentorship.query.story.Telling;

@DisplayName("A mentorship, as it is read")
class MentorshipFoldTest {

    private static final MentorshipId ID = new MentorshipId("mnt_one");
    private static final ProgramId PROGRAM = Ids.program("p");
    private static final ParticipantId ADA = Ids.participant("ada");
    private static final ParticipantId BEN = Ids.participant("ben");
    private static final ParticipantId EVE = Ids.participant("eve");
    private static final List<Member> PAIR = List.of(member(ADA, Role.MENTOR), member(BEN, Role.MENTEE));
    private static final Instant NOON = Instant.parse("2026-02-02T12:00:00Z");

    private static Member member(ParticipantId person, Role role) {
        return new Member(person, Ids.enrollment(PROGRAM, person, role), role);
    }

    private static Telling<MentorshipView> proposed() {
        return Telling.of(MentorshipFold.TYPE, ID)
                .then(
                        Story.coordinator(0),
                        new MatchEvent.MatchProposed(
                                ID,
                                PROGRAM,
                                Format.ONE_ON_ONE,
                                PAIR,
                                Origin.BY_HAND,
                                1,
                                NOON,
                                "enc:v1:purpose",
                                null,
                                null,
                                null,
                                List.of()));
    }

    private static Telling<MentorshipView> active() {
        return proposed()
                .then(Story.by(ADA), new MatchEvent.MatchAccepted(ID, ADA))
                .then(Story.by(BEN), new MatchEvent.MatchAccepted(ID, BEN), new MatchEvent.MatchAcceptedByAll(ID, PAIR))
                .then(
                        Story.automation("start"),
                        new MatchEvent.MentorshipStarted(
                                ID,
                                PROGRAM,
                                Format.ONE_ON_ONE,
                                PAIR,
                                new Terms(26, 14, false, List.of(MeetingMode.VIDEO), List.of(4), List.of(3, 6))));
    }

    private static MentorshipView after(MentorshipEvent... events) {
        return active().then(Story.by(ADA), events).view();
    }

    @Nested
    @DisplayName("before it starts")
    class Match {

        @Test
        @DisplayName("shows who was proposed to whom, by whom, and by when to answer")
        void proposal() {
            var view = proposed().view();

            assertThat(view.status()).isEqualTo(MentorshipStatus.PROPOSED);
            assertThat(view.members(Role.MENTOR)).singleElement().satisfies(mentor -> {
                assertThat(mentor.participantId()).isEqualTo(ADA.value());
                assertThat(mentor.state()).isEqualTo(MemberState.PROPOSED);
            });
            assertThat(view.proposal().proposedBy()).isEqualTo("coordinator-0");
            assertThat(view.proposal().respondBy()).isEqualTo(NOON);
            assertThat(view.proposal().purpose()).isEqualTo("enc:v1:purpose");
        }

        @Test
        @DisplayName("is accepted when all have accepted, and active when it has started")
        void started() {
            var view = active().view();

            assertThat(view.status()).isEqualTo(MentorshipStatus.ACTIVE);
            assertThat(view.startedAt()).isEqualTo(Story.START.plus(Duration.ofDays(4)));
            assertThat(view.proposal().acceptedAt()).isEqualTo(Story.START.plus(Duration.ofDays(3)));
            assertThat(view.member(BEN.value())).get().satisfies(ben -> {
                assertThat(ben.state()).isEqualTo(MemberState.ACTIVE);
                assertThat(ben.answeredAt()).isEqualTo(Story.START.plus(Duration.ofDays(2)));
                assertThat(ben.joinedAt()).isEqualTo(view.startedAt());
            });
        }

        @Test
        @DisplayName("shows who declined and the reason given")
        void declined() {
            var view = proposed()
                    .then(Story.by(BEN), new MatchEvent.MatchDeclined(ID, BEN, "enc:v1:busy"))
                    .view();

            assertThat(view.status()).isEqualTo(MentorshipStatus.DECLINED);
            assertThat(view.proposal().declinedBy()).isEqualTo(BEN.value());
            assertThat(view.proposal().endReason()).isEqualTo("enc:v1:busy");
            assertThat(view.member(BEN.value())).get().extracting("state").isEqualTo(MemberState.DECLINED);
        }

        @Test
        @DisplayName("shows that a proposal expired, was withdrawn or could not start")
        void other_ends() {
            var by = Story.automation("a");
            assertThat(proposed()
                            .then(by, new MatchEvent.ProposalExpired(ID))
                            .view()
                            .status())
                    .isEqualTo(MentorshipStatus.EXPIRED);
            assertThat(proposed()
                            .then(by, new MatchEvent.ProposalWithdrawn(ID, null))
                            .view()
                            .status())
                    .isEqualTo(MentorshipStatus.WITHDRAWN);
            var notStarted = proposed()
                    .then(by, new MatchEvent.MentorshipNotStarted(ID, NotStartedReason.NO_SLOT))
                    .view();
            assertThat(notStarted.status()).isEqualTo(MentorshipStatus.NOT_STARTED);
            assertThat(notStarted.proposal().notStartedReason()).isEqualTo(NotStartedReason.NO_SLOT);
        }
    }

    @Nested
    @DisplayName("as a group")
    class Membership {

        private final Member eve = member(EVE, Role.MENTEE);

        @Test
        @DisplayName("shows somebody who joins later, and when they left and why")
        void joins_and_leaves() {
            var joined = after(new MembershipEvent.MemberAdded(ID, eve), new MembershipEvent.MemberJoined(ID, eve));
            assertThat(joined.member(EVE.value())).get().extracting("state").isEqualTo(MemberState.ACTIVE);

            var left = after(
                    new MembershipEvent.MemberAdded(ID, eve),
                    new MembershipEvent.MemberJoined(ID, eve),
                    new MembershipEvent.MemberLeft(ID, eve, "enc:v1:moved"));
            assertThat(left.members()).hasSize(3);
            assertThat(left.member(EVE.value())).get().satisfies(member -> {
                assertThat(member.state()).isEqualTo(MemberState.LEFT);
                assertThat(member.leaveReason()).isEqualTo("enc:v1:moved");
                assertThat(member.leftAt()).isNotNull();
                assertThat(member.joinedAt()).isNotNull();
            });
        }

        @Test
        @DisplayName("shows somebody for whom no slot was left")
        void not_admitted() {
            var view = after(
                    new MembershipEvent.MemberAdded(ID, eve),
                    new MembershipEvent.MemberNotAdmitted(ID, eve, NotStartedReason.NO_SLOT));

            assertThat(view.member(EVE.value())).get().satisfies(member -> {
                assertThat(member.state()).isEqualTo(MemberState.NOT_ADMITTED);
                assertThat(member.notAdmittedReason()).isEqualTo(NotStartedReason.NO_SLOT);
            });
        }
    }

    @Nested
    @DisplayName("with an agreement")
    class Agreements {

        private static Agreement every(int days) {
            return new Agreement("on time", "prepared", null, null, days, List.of(MeetingMode.VIDEO));
        }

        @Test
        @DisplayName("has the programme's cadence until one is concluded, then the agreed one")
        void cadence() {
            var up = after(
                    new AgreementEvent.AgreementProposed(ID, 1, every(7), ADA),
                    new AgreementEvent.AgreementSigned(ID, 1, ADA));
            assertThat(up.agreement()).isNull();
            assertThat(up.cadenceDays()).contains(14);
            assertThat(up.proposedAgreement()).isNotNull();

            var concluded = after(
                    new AgreementEvent.AgreementProposed(ID, 1, every(7), ADA),
                    new AgreementEvent.AgreementSigned(ID, 1, ADA),
                    new AgreementEvent.AgreementSigned(ID, 1, BEN),
                    new AgreementEvent.AgreementConcluded(ID, 1, 7));
            assertThat(concluded.cadenceDays()).contains(7);
            assertThat(concluded.proposedAgreement()).isNull();
            assertThat(concluded.agreement()).satisfies(agreement -> {
                assertThat(agreement.content()).isEqualTo(every(7));
                assertThat(agreement.signatures()).hasSize(2);
                assertThat(agreement.concludedAt()).isNotNull();
            });
        }

        @Test
        @DisplayName("shows who signed it after it was concluded")
        void signedLater() {
            var view = after(
                    new AgreementEvent.AgreementProposed(ID, 1, every(7), ADA),
                    new AgreementEvent.AgreementSigned(ID, 1, ADA),
                    new AgreementEvent.AgreementConcluded(ID, 1, 7),
                    new AgreementEvent.AgreementSigned(ID, 1, BEN));

            assertThat(view.agreement()).satisfies(agreement -> {
                assertThat(agreement.signatures())
                        .extracting("participantId")
                        .containsExactly(ADA.value(), BEN.value());
                assertThat(agreement.concludedAt()).isNotNull();
            });
            assertThat(view.proposedAgreement()).isNull();
        }

        @Test
        @DisplayName("keeps the agreement that holds while a new one is up, whose signatures begin anew")
        void new_revision() {
            var view = after(
                    new AgreementEvent.AgreementProposed(ID, 1, every(7), ADA),
                    new AgreementEvent.AgreementConcluded(ID, 1, 7),
                    new AgreementEvent.AgreementProposed(ID, 2, every(21), null),
                    new AgreementEvent.AgreementSigned(ID, 1, BEN),
                    new AgreementEvent.AgreementSigned(ID, 2, BEN));

            assertThat(view.cadenceDays()).contains(7);
            assertThat(view.proposedAgreement()).satisfies(up -> {
                assertThat(up.revision()).isEqualTo(2);
                assertThat(up.signatures()).hasSize(1);
            });
        }
    }

    @Nested
    @DisplayName("with goals")
    class Goals {

        private static Goal goal(String title, String... milestones) {
            return new Goal(
                    title,
                    null,
                    List.of("Java"),
                    1,
                    2,
                    List.of("a", "b", "c", "d", "e"),
                    List.of(milestones).stream()
                            .map(id -> new Milestone(id, "step " + id, null))
                            .toList(),
                    null);
        }

        @Test
        @DisplayName("shows how each stands and every note on the way")
        void progress() {
            var view = after(
                    new GoalEvent.GoalSet(ID, "gol_1", goal("Learn")),
                    new GoalEvent.GoalProgressRecorded(ID, "gol_1", -1, "enc:v1:slow"),
                    new GoalEvent.GoalProgressRecorded(ID, "gol_1", 0, null));

            assertThat(view.goals()).singleElement().satisfies(goal -> {
                assertThat(goal.level()).isZero();
                assertThat(goal.progress()).hasSize(2);
                assertThat(goal.progress().getFirst().note()).isEqualTo("enc:v1:slow");
                assertThat(goal.status()).isEqualTo(GoalStatus.OPEN);
                assertThat(goal.setBy()).isEqualTo(ADA.value());
            });
        }

        @Test
        @DisplayName("keeps a milestone's completion through a revision that keeps the milestone")
        void revised() {
            var day = LocalDate.of(2026, 2, 1);
            var view = after(
                    new GoalEvent.GoalSet(ID, "gol_1", goal("Learn", "one", "two")),
                    new GoalEvent.MilestoneCompleted(ID, "gol_1", "one", day),
                    new GoalEvent.MilestoneCompleted(ID, "gol_1", "two", day),
                    new GoalEvent.GoalRevised(ID, "gol_1", goal("Learn more", "one", "three")));

            assertThat(view.goals()).singleElement().satisfies(goal -> {
                assertThat(goal.title()).isEqualTo("Learn more");
                assertThat(goal.revision()).isEqualTo(2);
                assertThat(goal.milestones())
                        .extracting(MilestoneView::milestoneId, MilestoneView::completedOn)
                        .containsExactly(tuple("one", day), tuple("three", null));
            });
        }

        @Test
        @DisplayName("shows the level attained and who judged it, or why the goal was given up")
        void ends() {
            var view = after(
                    new GoalEvent.GoalSet(ID, "gol_1", goal("Learn")),
                    new GoalEvent.GoalSet(ID, "gol_2", goal("Write")),
                    new GoalEvent.GoalAssessed(ID, "gol_1", 2, ADA),
                    new GoalEvent.GoalDropped(ID, "gol_2", "enc:v1:later"));

            assertThat(view.goals().getFirst().status()).isEqualTo(GoalStatus.ASSESSED);
            assertThat(view.goals().getFirst().level()).isEqualTo(2);
            assertThat(view.goals().getFirst().assessedBy()).isEqualTo(ADA.value());
            assertThat(view.goals().getLast().status()).isEqualTo(GoalStatus.DROPPED);
            assertThat(view.goals().getLast().dropReason()).isEqualTo("enc:v1:later");
        }

        @Test
        @DisplayName("is not changed by what is said about a goal that it does not have")
        void unknown_goal() {
            assertThat(after(new GoalEvent.GoalAssessed(ID, "gol_9", 2, ADA)).goals())
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("with meetings")
    class Meetings {

        private static MeetingEvent.MeetingScheduled scheduled(String id, Instant at) {
            return new MeetingEvent.MeetingScheduled(ID, id, at, 60, MeetingMode.VIDEO, List.of("career"));
        }

        private static MeetingEvent.MeetingLogged logged(String id, Instant at) {
            return new MeetingEvent.MeetingLogged(
                    ID, id, at, 45, MeetingMode.PHONE, List.of(ADA, BEN), List.of(), "enc:v1:notes", List.of());
        }

        @Test
        @DisplayName("turns a planned meeting into a held one, and takes in one that nobody planned")
        void held() {
            var view = after(scheduled("mtg_1", NOON), logged("mtg_1", NOON.plusSeconds(60)), logged("mtg_2", NOON));

            assertThat(view.meetings())
                    .hasSize(2)
                    .allSatisfy(meeting -> assertThat(meeting.status()).isEqualTo(MeetingStatus.HELD));
            assertThat(view.meetings().getFirst().startsAt()).isEqualTo(NOON);
            assertThat(view.meetings().getFirst().heldAt()).isEqualTo(NOON.plusSeconds(60));
            assertThat(view.meetings().getFirst().minutes()).isEqualTo(45);
            assertThat(view.meetings().getLast().startsAt()).isNull();
        }

        @Test
        @DisplayName("shows that a meeting moved, was called off, or somebody did not come")
        void not_held() {
            var view = after(
                    scheduled("mtg_1", NOON),
                    new MeetingEvent.MeetingRescheduled(ID, "mtg_1", NOON.plusSeconds(7200), 30),
                    scheduled("mtg_2", NOON),
                    new MeetingEvent.MeetingCancelled(ID, "mtg_2", "enc:v1:ill"),
                    scheduled("mtg_3", NOON),
                    new MeetingEvent.NoShowRecorded(ID, "mtg_3", List.of(BEN)));

            assertThat(view.meetings())
                    .extracting("status")
                    .containsExactly(MeetingStatus.SCHEDULED, MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW);
            assertThat(view.meetings().getFirst().startsAt()).isEqualTo(NOON.plusSeconds(7200));
            assertThat(view.meetings().get(1).cancelReason()).isEqualTo("enc:v1:ill");
            assertThat(view.meetings().getLast().absentIds()).containsExactly(BEN.value());
        }

        @Test
        @DisplayName("shows everybody who did not come, noted at once or one after the other")
        void absent() {
            var view = after(
                    scheduled("mtg_1", NOON),
                    new MeetingEvent.NoShowRecorded(ID, "mtg_1", List.of(BEN)),
                    new MeetingEvent.NoShowRecorded(ID, "mtg_1", List.of(ADA, BEN)));

            assertThat(view.meetings().getFirst().absentIds()).containsExactly(BEN.value(), ADA.value());
        }

        @Test
        @DisplayName("shows who noted an action item and who ticked it off")
        void action_items() {
            var view = active().then(
                            Story.by(ADA),
                            new MeetingEvent.ActionItemAdded(ID, "act_1", "Read", BEN, LocalDate.of(2026, 3, 1)))
                    .then(Story.by(BEN), new MeetingEvent.ActionItemCompleted(ID, "act_1"))
                    .view();

            assertThat(view.actionItems()).singleElement().satisfies(item -> {
                assertThat(item.open()).isFalse();
                assertThat(item.addedBy()).isEqualTo(ADA.value());
                assertThat(item.completedBy()).isEqualTo(BEN.value());
            });
        }

        @Test
        @DisplayName("is overdue once it is silent for longer than the cadence, and not while it rests")
        void health() {
            var held = logged("mtg_1", NOON);
            var view = after(held, scheduled("mtg_2", NOON.plus(Duration.ofDays(30))));
            var onTime = Health.of(view, NOON.plus(Duration.ofDays(14)));
            var late = Health.of(view, NOON.plus(Duration.ofDays(15)));

            assertThat(onTime.overdue()).isFalse();
            assertThat(late.overdue()).isTrue();
            assertThat(late.daysSinceLastMeeting()).isEqualTo(15);
            assertThat(late.nextMeetingAt()).isEqualTo(NOON.plus(Duration.ofDays(30)));
            assertThat(late.meetingsHeld()).isEqualTo(1);
            var paused = after(held, new CareEvent.MentorshipPaused(ID, null, null));
            assertThat(Health.of(paused, NOON.plus(Duration.ofDays(50))).overdue())
                    .isFalse();
        }
    }

    @Nested
    @DisplayName("with growth")
    class Growth {

        @Test
        @DisplayName("shows resources and who is through with them")
        void resources() {
            var view = after(
                    new GrowthEvent.ResourceShared(ID, "res_1", "Book", "https://example.org", ResourceKind.BOOK, null),
                    new GrowthEvent.ResourceCompleted(ID, "res_1", BEN));

            assertThat(view.resources()).singleElement().satisfies(resource -> {
                assertThat(resource.sharedBy()).isNull();
                assertThat(resource.completions())
                        .singleElement()
                        .satisfies(completion ->
                                assertThat(completion.participantId()).isEqualTo(BEN.value()));
            });
        }

        @Test
        @DisplayName("shows an introduction and what became of it")
        void introductions() {
            var view = after(
                    new GrowthEvent.IntroductionMade(
                            ID, "int_1", IntroductionKind.REFERRAL, "enc:v1:who", "enc:v1:why", ADA, BEN),
                    new GrowthEvent.IntroductionOutcomeRecorded(ID, "int_1", IntroductionOutcome.JOB, "enc:v1:note"));

            assertThat(view.introductions()).singleElement().satisfies(introduction -> {
                assertThat(introduction.outcome()).isEqualTo(IntroductionOutcome.JOB);
                assertThat(introduction.contact()).isEqualTo("enc:v1:who");
                assertThat(introduction.madeFor()).isEqualTo(BEN.value());
            });
        }

        @Test
        @DisplayName("shows recognition, and of each person's check-ins the latest in its health")
        void check_ins() {
            var view = after(
                    new GrowthEvent.CheckedIn(ID, "chk_1", BEN, 2, 3, "enc:v1:setback", null),
                    new GrowthEvent.CheckedIn(ID, "chk_2", BEN, 4, 4, null, null),
                    new GrowthEvent.Recognised(ID, "rec_1", null, BEN, "enc:v1:great"));

            assertThat(view.checkIns()).hasSize(2);
            assertThat(view.recognitions())
                    .singleElement()
                    .satisfies(praise -> assertThat(praise.to()).isEqualTo(BEN.value()));
            assertThat(Health.of(view, NOON).lastCheckIns())
                    .singleElement()
                    .satisfies(checkIn -> assertThat(checkIn.checkInId()).isEqualTo("chk_2"));
        }
    }

    @Nested
    @DisplayName("with feedback")
    class Feedback {

        private static FeedbackEvent given(String id, int period, @Nullable String comment) {
            return new FeedbackEvent.FeedbackGiven(
                    ID,
                    id,
                    FeedbackKind.PERIODIC,
                    FeedbackDirection.MENTOR_TO_MENTEE,
                    "check",
                    2,
                    period,
                    List.of(4, 5),
                    comment,
                    null,
                    Visibility.COORDINATORS,
                    ADA,
                    BEN);
        }

        @Test
        @DisplayName("keeps feedback as it was given, with the correction beside it")
        void corrected() {
            var view = active().then(Story.by(ADA), given("fbk_1", 1, "enc:v1:comment"))
                    .then(Story.coordinator(1), new FeedbackEvent.FeedbackCorrected(ID, "fbk_1", List.of(3, 3), null))
                    .view();

            assertThat(view.feedback()).singleElement().satisfies(feedback -> {
                assertThat(feedback.answers()).containsExactly(4, 5);
                assertThat(feedback.comment()).isEqualTo("enc:v1:comment");
                assertThat(feedback.corrections()).singleElement().satisfies(correction -> {
                    assertThat(correction.answers()).containsExactly(3, 3);
                    assertThat(correction.reason())
                            .isEqualTo(Story.coordinator(1).reason());
                });
            });
        }

        @Test
        @DisplayName("knows who has not given what is due")
        void pending() {
            var view = after(
                    new FeedbackEvent.FeedbackDueRaised(ID, 1, LocalDate.of(2026, 2, 2)), given("fbk_1", 1, null));

            assertThat(Health.of(view, NOON).pendingFeedback()).singleElement().satisfies(pending -> {
                assertThat(pending.participantId()).isEqualTo(BEN.value());
                assertThat(pending.period()).isEqualTo(1);
            });
        }
    }

    @Nested
    @DisplayName("in need of care")
    class Care {

        @Test
        @DisplayName("shows concerns, and how they were resolved by whom")
        void concerns() {
            var raised = new CareEvent.ConcernRaised(ID, "con_1", BEN, Severity.HIGH, "enc:v1:worry");
            assertThat(Health.of(after(raised), NOON).openConcerns()).isEqualTo(1);

            var view = active().then(Story.by(BEN), raised)
                    .then(Story.coordinator(1), new CareEvent.ConcernResolved(ID, "con_1", "enc:v1:talked"))
                    .view();
            assertThat(view.concerns()).singleElement().satisfies(concern -> {
                assertThat(concern.open()).isFalse();
                assertThat(concern.resolvedBy()).isEqualTo("coordinator-1");
                assertThat(concern.raisedBy()).isEqualTo(BEN.value());
            });
        }

        @Test
        @DisplayName("rests from a pause to its end")
        void pause() {
            var until = LocalDate.of(2026, 9, 1);
            var pause = new CareEvent.MentorshipPaused(ID, "enc:v1:why", until);
            assertThat(after(pause).status()).isEqualTo(MentorshipStatus.PAUSED);

            var resumed = after(pause, new CareEvent.MentorshipResumed(ID));
            assertThat(resumed.status()).isEqualTo(MentorshipStatus.ACTIVE);
            assertThat(resumed.pauses()).singleElement().satisfies(rest -> {
                assertThat(rest.until()).isEqualTo(until);
                assertThat(rest.resumedAt()).isNotNull();
            });
        }
    }

    @Nested
    @DisplayName("at its end")
    class Closure {

        @Test
        @DisplayName("closes with reflections, a plan, and follow-ups due months after")
        void completed() {
            var view = after(
                    new ClosureEvent.ClosureRequested(ID, ADA, "enc:v1:done"),
                    new ClosureEvent.Reflected(ID, ADA, "enc:v1:much", null, null),
                    new ClosureEvent.Reflected(ID, BEN, "enc:v1:lots", "enc:v1:thanks", "enc:v1:next"),
                    new ClosureEvent.TransitionPlanAgreed(ID, "enc:v1:plan"),
                    new ClosureEvent.MentorshipCompleted(ID, PAIR, false, List.of(3, 6)));

            assertThat(view.status()).isEqualTo(MentorshipStatus.CLOSED);
            assertThat(view.outcome()).isEqualTo(MentorshipOutcome.COMPLETED);
            assertThat(view.closure()).satisfies(closure -> {
                assertThat(closure.reflections()).hasSize(2);
                assertThat(closure.reason()).isEqualTo("enc:v1:done");
                assertThat(closure.transitionPlan()).isEqualTo("enc:v1:plan");
                assertThat(closure.closedAt()).isEqualTo(view.endedAt());
            });
            assertThat(view.followUps()).extracting("months").containsExactly(3, 6);
            assertThat(view.followUps().getFirst().dueOn()).isEqualTo(LocalDate.of(2026, 4, 14));
        }

        @Test
        @DisplayName("says that reflections were waived, and why")
        void waived() {
            var view = active().then(
                            Story.coordinator(1),
                            new ClosureEvent.ClosureRequested(ID, null, null),
                            new ClosureEvent.MentorshipCompleted(ID, PAIR, true, List.of()))
                    .view();

            assertThat(view.closure()).satisfies(closure -> {
                assertThat(closure.reflectionsWaived()).isTrue();
                assertThat(closure.waiverReason())
                        .isEqualTo(Story.coordinator(1).reason())
                        .isNotNull();
            });
        }

        @Test
        @DisplayName("ends early with a reason and no fault")
        void early() {
            var view = after(new ClosureEvent.MentorshipEndedEarly(
                    ID, PAIR, EndReason.RELOCATION, "enc:v1:note", BEN, List.of(3)));

            assertThat(view.status()).isEqualTo(MentorshipStatus.CLOSED);
            assertThat(view.outcome()).isEqualTo(MentorshipOutcome.ENDED_EARLY);
            assertThat(view.closure()).satisfies(closure -> {
                assertThat(closure.endReason()).isEqualTo(EndReason.RELOCATION);
                assertThat(closure.endedBy()).isEqualTo(BEN.value());
            });
        }

        @Test
        @DisplayName("is followed up, also in a month that nobody had planned")
        void follow_up() {
            var view = after(
                    new ClosureEvent.MentorshipEndedEarly(ID, PAIR, EndReason.TIME, null, null, List.of(3)),
                    new FollowUpEvent.FollowUpDueRaised(ID, 3),
                    recorded(3),
                    recorded(12));

            assertThat(view.followUps()).extracting("months").containsExactly(3, 12);
            assertThat(view.followUps().getFirst().dueRaisedAt()).isNotNull();
            assertThat(view.followUps())
                    .allSatisfy(followUp -> assertThat(followUp.answers())
                            .singleElement()
                            .satisfies(
                                    answer -> assertThat(answer.advancement()).isEqualTo(Advancement.PROMOTION)));
        }

        private static FollowUpEvent recorded(int months) {
            return new FollowUpEvent.FollowUpRecorded(ID, months, BEN, Advancement.PROMOTION, 5, true, true, null);
        }
    }
}
