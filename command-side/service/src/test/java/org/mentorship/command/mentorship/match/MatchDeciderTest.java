package org.mentorship.command.mentorship.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.mentorship.Actor.automation;
import static org.mentorship.command.mentorship.Actor.by;
import static org.mentorship.command.mentorship.Actor.coordinator;
import static org.mentorship.command.mentorship.Actor.coordinatorFor;
import static org.mentorship.command.mentorship.Story.ANN;
import static org.mentorship.command.mentorship.Story.BOB;
import static org.mentorship.command.mentorship.Story.CEM;
import static org.mentorship.command.mentorship.Story.EVE;
import static org.mentorship.command.mentorship.Story.ID;
import static org.mentorship.command.mentorship.Story.START;
import static org.mentorship.command.mentorship.Story.member;
import static org.mentorship.command.mentorship.Texts.BLANK;
import static org.mentorship.command.mentorship.Texts.TOO_LONG;
import static org.mentorship.contract.RejectionCode.ALREADY_ANSWERED;
import static org.mentorship.contract.RejectionCode.CAPACITY_EXCEEDED;
import static org.mentorship.contract.RejectionCode.DEADLINE_PASSED;
import static org.mentorship.contract.RejectionCode.EMPTY_INPUT;
import static org.mentorship.contract.RejectionCode.ENROLLMENT_INACTIVE;
import static org.mentorship.contract.RejectionCode.EXCLUDED_PAIR;
import static org.mentorship.contract.RejectionCode.FORMAT_NOT_ALLOWED;
import static org.mentorship.contract.RejectionCode.NOT_A_COORDINATOR;
import static org.mentorship.contract.RejectionCode.NOT_A_MEMBER;
import static org.mentorship.contract.RejectionCode.NOT_DUE;
import static org.mentorship.contract.RejectionCode.NOT_ENROLLED;
import static org.mentorship.contract.RejectionCode.NOT_FOUND;
import static org.mentorship.contract.RejectionCode.PAIR_ALREADY_LIVE;
import static org.mentorship.contract.RejectionCode.PERSONAL_DATA_ERASED;
import static org.mentorship.contract.RejectionCode.PROGRAM_ARCHIVED;
import static org.mentorship.contract.RejectionCode.SENIORITY_MISMATCH;
import static org.mentorship.contract.RejectionCode.TEXT_TOO_LONG;
import static org.mentorship.contract.RejectionCode.WRONG_COMPOSITION;
import static org.mentorship.contract.RejectionCode.WRONG_PHASE;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mentorship.command.Cohort;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.Decision.Accepted;
import org.mentorship.command.decision.Decision.Refused;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.enrollment.EnrollmentState;
import org.mentorship.command.enrollment.EnrollmentState.Place;
import org.mentorship.command.mentorship.Actor;
import org.mentorship.command.mentorship.Lookups;
import org.mentorship.command.mentorship.MentorshipDecider;
import org.mentorship.command.mentorship.MentorshipState;
import org.mentorship.command.mentorship.Story;
import org.mentorship.command.participant.ParticipantState;
import org.mentorship.command.program.ProgramState;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.MatchCommand;
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
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.NotStartedReason;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.MatchRules;
import org.mentorship.contract.program.ProgramPolicy;

@DisplayName("A match")
class MatchDeciderTest {

    private static final List<Member> PAIR = List.of(member(ANN, Role.MENTOR), member(BOB, Role.MENTEE));
    private static final ProposeMatch PROPOSE =
            new ProposeMatch(ID, Cohort.PROGRAM, Format.ONE_ON_ONE, List.of(ANN), List.of(BOB), null);

    /** A programme and its places, some of which a test changes. */
    private static final class World {
        private @Nullable ProgramState program = running(Cohort.policy());
        private final Map<EnrollmentId, EnrollmentState> places = new HashMap<>();
        private final Map<ParticipantId, ParticipantState> people = new HashMap<>();

        World() {
            Stream.of(ANN, BOB, CEM).forEach(person -> Stream.of(Role.values()).forEach(role -> with(person, role)));
        }

        private static ProgramState running(ProgramPolicy policy) {
            return new ProgramState.Running(details(policy), true);
        }

        private static ProgramState.Details details(ProgramPolicy policy) {
            return new ProgramState.Details(Cohort.PROGRAM, policy, Set.of("coordinator-1"), Map.of());
        }

        private void with(ParticipantId person, Role role) {
            place(person, role, new EnrollmentState.Active(new Place(person, role, 1, Set.of(), Set.of())));
        }

        World place(ParticipantId person, Role role, EnrollmentState state) {
            places.put(Ids.enrollment(Cohort.PROGRAM, person, role), state);
            return this;
        }

        World without(ParticipantId person, Role role) {
            places.remove(Ids.enrollment(Cohort.PROGRAM, person, role));
            return this;
        }

        World erased(ParticipantId person) {
            people.put(person, new ParticipantState.Erased());
            return this;
        }

        World seniority(ParticipantId person, int seniority) {
            people.put(person, new ParticipantState.Registered(seniority));
            return this;
        }

        World in(@Nullable ProgramState state) {
            program = state;
            return this;
        }

        Decision<MentorshipEvent> when(Actor actor, MatchCommand command) {
            var decider = new MentorshipDecider(new Lookups(
                    id -> Optional.ofNullable(program).filter(state -> id.equals(Cohort.PROGRAM)),
                    id -> Optional.ofNullable(places.get(id)),
                    id -> Optional.of(people.getOrDefault(id, new ParticipantState.Registered(null)))));
            return decider.decide(
                    null, command, new DecisionContext(START, actor.envelope("cmd-1"), command.streamId()));
        }

        void refuses(Actor actor, MatchCommand command, RejectionCode code, String... field) {
            assertThat(when(actor, command)).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.refusal().code()).isEqualTo(code);
                assertThat(refused.refusal().field()).containsExactly(field);
            });
        }
    }

    private static EnrollmentState.Active active(
            ParticipantId person, Role role, Set<ParticipantId> exclusions, Set<MentorshipId> taken) {
        return new EnrollmentState.Active(new Place(person, role, 1, exclusions, taken));
    }

    private static ProposeMatch propose(Format format, List<ParticipantId> mentors, List<ParticipantId> mentees) {
        return new ProposeMatch(Ids.group("cmd-1"), Cohort.PROGRAM, format, mentors, mentees, null);
    }

    @Nested
    @DisplayName("that a coordinator proposes")
    class Proposed {

        @Test
        @DisplayName("says who, in which role, and until when answers are taken")
        void proposes() {
            var respondBy = START.plus(Duration.ofDays(Cohort.policy().responseDeadlineDays()));
            assertThat(new World().when(coordinator(), PROPOSE))
                    .isEqualTo(new Accepted<>(List.of(new MatchProposed(
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
                            List.of()))));
        }

        static Stream<Arguments> compositions() {
            return Stream.of(
                    Arguments.of(Format.ONE_ON_ONE, List.of(), List.of(BOB), false),
                    Arguments.of(Format.ONE_ON_ONE, List.of(ANN), List.of(), false),
                    Arguments.of(Format.ONE_ON_ONE, List.of(ANN), List.of(ANN), false),
                    Arguments.of(Format.ONE_ON_ONE, List.of(ANN), List.of(BOB, CEM), false),
                    Arguments.of(Format.REVERSE, List.of(ANN, CEM), List.of(BOB), false),
                    Arguments.of(Format.GROUP, List.of(ANN), List.of(BOB, CEM), true),
                    Arguments.of(Format.GROUP, List.of(ANN), List.of(BOB), false),
                    Arguments.of(Format.GROUP, List.of(), List.of(BOB, CEM), false),
                    Arguments.of(Format.GROUP, List.of(ANN), List.of(BOB, ANN), false),
                    Arguments.of(Format.PEER, List.of(), List.of(ANN, BOB, CEM), true),
                    Arguments.of(Format.PEER, List.of(ANN), List.of(BOB, CEM), true),
                    Arguments.of(Format.PEER, List.of(), List.of(ANN), false));
        }

        @ParameterizedTest(name = "{0} of mentors {1} and mentees {2}: {3}")
        @MethodSource("compositions")
        @DisplayName("is made up as its format asks")
        void composition(Format format, List<ParticipantId> mentors, List<ParticipantId> mentees, boolean fits) {
            var command = propose(format, mentors, mentees);
            if (fits) {
                assertThat(new World().when(coordinator(), command)).isInstanceOf(Accepted.class);
            } else {
                new World().refuses(coordinator(), command, WRONG_COMPOSITION);
            }
        }

        @Test
        @DisplayName("is of a programme that runs and takes the format")
        void program() {
            var policy = Cohort.policy();
            var pairsOnly = new ProgramPolicy(
                    List.of(Format.ONE_ON_ONE),
                    policy.modes(),
                    policy.lengthWeeks(),
                    policy.cadenceDays(),
                    policy.mentorCapacity(),
                    policy.responseDeadlineDays(),
                    policy.requireAgreement(),
                    new MatchRules(false, Map.of()),
                    policy.feedbackWeeks(),
                    policy.followUpMonths(),
                    null);
            new World().in(null).refuses(coordinator(), PROPOSE, NOT_FOUND, "programId");
            new World()
                    .in(new ProgramState.Archived(World.details(policy)))
                    .refuses(coordinator(), PROPOSE, PROGRAM_ARCHIVED, "programId");
            new World()
                    .in(World.running(pairsOnly))
                    .refuses(
                            coordinator(),
                            propose(Format.PEER, List.of(), List.of(ANN, BOB, CEM)),
                            FORMAT_NOT_ALLOWED,
                            "format");
        }

        @Test
        @DisplayName("takes people who are enrolled in the role, take matches, have a slot and exclude nobody")
        void people() {
            new World().without(ANN, Role.MENTOR).refuses(coordinator(), PROPOSE, NOT_ENROLLED, "mentorIds");
            new World().without(BOB, Role.MENTEE).refuses(coordinator(), PROPOSE, NOT_ENROLLED, "menteeIds");
            var ann = new Place(ANN, Role.MENTOR, 1, Set.of(), Set.of());
            new World()
                    .place(ANN, Role.MENTOR, new EnrollmentState.Paused(ann))
                    .refuses(coordinator(), PROPOSE, ENROLLMENT_INACTIVE, "mentorIds");
            new World()
                    .place(ANN, Role.MENTOR, new EnrollmentState.Withdrawn(ann))
                    .refuses(coordinator(), PROPOSE, ENROLLMENT_INACTIVE, "mentorIds");
            new World()
                    .place(ANN, Role.MENTOR, active(ANN, Role.MENTOR, Set.of(), Set.of(ID)))
                    .refuses(coordinator(), PROPOSE, CAPACITY_EXCEEDED, "mentorIds");
        }

        @Test
        @DisplayName("names the field in which a peer was named")
        void peers() {
            var byMentors = propose(Format.PEER, List.of(ANN), List.of(BOB));
            new World().without(ANN, Role.PEER).refuses(coordinator(), byMentors, NOT_ENROLLED, "mentorIds");
            new World().without(BOB, Role.PEER).refuses(coordinator(), byMentors, NOT_ENROLLED, "menteeIds");
        }

        @Test
        @DisplayName("keeps apart people of whom one excluded the other, without telling which")
        void excluded() {
            var byMentor = new World().place(ANN, Role.MENTOR, active(ANN, Role.MENTOR, Set.of(BOB), Set.of()));
            var byMentee = new World().place(BOB, Role.MENTEE, active(BOB, Role.MENTEE, Set.of(ANN), Set.of()));
            byMentor.refuses(coordinator(), PROPOSE, EXCLUDED_PAIR, "mentorIds");
            byMentee.refuses(coordinator(), PROPOSE, EXCLUDED_PAIR, "mentorIds");
            assertThat(byMentor.when(coordinator(), PROPOSE)).isEqualTo(byMentee.when(coordinator(), PROPOSE));
            var group = propose(Format.GROUP, List.of(ANN), List.of(CEM, BOB));
            assertThat(byMentor.when(coordinator(), group)).isEqualTo(byMentee.when(coordinator(), group));
        }

        @Test
        @DisplayName("keeps them apart in every role, also if the one in which it was entered was given up")
        void excludedInAnotherRole() {
            var peers = propose(Format.PEER, List.of(ANN), List.of(BOB));
            var byMentee = active(BOB, Role.MENTEE, Set.of(ANN), Set.of());
            var before = new World().place(BOB, Role.MENTEE, byMentee);
            before.refuses(coordinator(), peers, EXCLUDED_PAIR, "mentorIds");
            new World()
                    .place(ANN, Role.MENTEE, active(ANN, Role.MENTEE, Set.of(BOB), Set.of()))
                    .refuses(coordinator(), peers, EXCLUDED_PAIR, "mentorIds");
            new World()
                    .place(BOB, Role.MENTEE, new EnrollmentState.Withdrawn(byMentee.place()))
                    .refuses(coordinator(), peers, EXCLUDED_PAIR, "mentorIds");
            assertThat(before.when(coordinator(), propose(Format.PEER, List.of(CEM), List.of(BOB))))
                    .isInstanceOf(Accepted.class);
        }

        @Test
        @DisplayName("takes nobody whose data was erased, wherever they are enrolled")
        void erased() {
            new World().erased(ANN).refuses(coordinator(), PROPOSE, PERSONAL_DATA_ERASED, "mentorIds");
            new World().erased(BOB).refuses(coordinator(), PROPOSE, PERSONAL_DATA_ERASED, "menteeIds");
            assertThat(new World().erased(CEM).when(coordinator(), PROPOSE)).isInstanceOf(Accepted.class);
        }

        @Test
        @DisplayName("tells of nobody without a place in the programme whether their data was erased")
        void erasedElsewhere() {
            new World()
                    .without(ANN, Role.MENTOR)
                    .erased(ANN)
                    .refuses(coordinator(), PROPOSE, NOT_ENROLLED, "mentorIds");
        }

        @Test
        @DisplayName("explains itself within limits")
        void rationale() {
            new World()
                    .refuses(
                            coordinator(),
                            new ProposeMatch(
                                    ID, Cohort.PROGRAM, Format.ONE_ON_ONE, List.of(ANN), List.of(BOB), TOO_LONG),
                            TEXT_TOO_LONG,
                            "rationale");
        }

        @Test
        @DisplayName("is refused while the same people have one")
        void alreadyLive() {
            open().when(coordinator(), PROPOSE).refused(PAIR_ALREADY_LIVE);
            Story.pair().when(coordinator(), PROPOSE).refused(PAIR_ALREADY_LIVE);
        }
    }

    @Nested
    @DisplayName("that a mentee asks for")
    class Requested {

        private static RequestMentor request(Format format, String purpose, @Nullable String hopedOutcome) {
            return new RequestMentor(ID, Cohort.PROGRAM, format, ANN, BOB, purpose, hopedOutcome);
        }

        @Test
        @DisplayName("is accepted on the mentee's side by asking")
        void requests() {
            assertThat(new World().when(by(BOB), request(Format.ONE_ON_ONE, "A talk", "Given")))
                    .isInstanceOfSatisfying(Accepted.class, accepted -> {
                        assertThat(accepted.events().getFirst())
                                .isInstanceOfSatisfying(
                                        MatchProposed.class,
                                        e -> assertThat(e.origin()).isEqualTo(Origin.REQUEST));
                        assertThat(accepted.events().getLast()).isEqualTo(new MatchAccepted(ID, BOB));
                    });
        }

        @Test
        @DisplayName("is asked for by the mentee, with a purpose, for two")
        void refusals() {
            new World().refuses(by(ANN), request(Format.ONE_ON_ONE, "A talk", null), NOT_A_MEMBER, "menteeId");
            new World().refuses(by(BOB), request(Format.PEER, "A talk", null), WRONG_COMPOSITION);
            new World().refuses(by(BOB), request(Format.GROUP, "A talk", null), WRONG_COMPOSITION);
            new World().refuses(by(BOB), request(Format.ONE_ON_ONE, BLANK, null), EMPTY_INPUT, "purpose");
            new World().refuses(by(BOB), request(Format.ONE_ON_ONE, TOO_LONG, null), TEXT_TOO_LONG, "purpose");
            new World().refuses(by(BOB), request(Format.ONE_ON_ONE, "a", TOO_LONG), TEXT_TOO_LONG, "hopedOutcome");
        }

        @Test
        @DisplayName("takes people who may be matched, and names the fields of the request if not")
        void people() {
            var ask = request(Format.ONE_ON_ONE, "A talk", null);
            new World().without(ANN, Role.MENTOR).refuses(by(BOB), ask, NOT_ENROLLED, "mentorId");
            new World().without(BOB, Role.MENTEE).refuses(by(BOB), ask, NOT_ENROLLED, "menteeId");
            new World()
                    .place(ANN, Role.MENTOR, active(ANN, Role.MENTOR, Set.of(), Set.of(ID)))
                    .refuses(by(BOB), ask, CAPACITY_EXCEEDED, "mentorId");
            var byMentor = new World().place(ANN, Role.MENTOR, active(ANN, Role.MENTOR, Set.of(BOB), Set.of()));
            var byMentee = new World().place(BOB, Role.MENTEE, active(BOB, Role.MENTEE, Set.of(ANN), Set.of()));
            byMentor.refuses(by(BOB), ask, EXCLUDED_PAIR, "mentorId");
            assertThat(byMentor.when(by(BOB), ask)).isEqualTo(byMentee.when(by(BOB), ask));
        }

        @Test
        @DisplayName("tells who has no active place nothing of the mentor, whatever there is to tell")
        void stranger() {
            var ask = request(Format.ONE_ON_ONE, "A talk", null);
            var mentors = Stream.of(
                    Optional.<EnrollmentState>empty(),
                    Optional.of(active(ANN, Role.MENTOR, Set.of(), Set.of())),
                    Optional.of(active(ANN, Role.MENTOR, Set.of(), Set.of(ID))),
                    Optional.of(active(ANN, Role.MENTOR, Set.of(BOB), Set.of())),
                    Optional.of(new EnrollmentState.Paused(
                            active(ANN, Role.MENTOR, Set.of(), Set.of()).place())),
                    Optional.of(new EnrollmentState.Withdrawn(
                            active(ANN, Role.MENTOR, Set.of(), Set.of()).place())));
            mentors.forEach(mentor -> {
                var stranger = new World().without(BOB, Role.MENTEE).without(ANN, Role.MENTOR);
                mentor.ifPresent(state -> stranger.place(ANN, Role.MENTOR, state));
                stranger.refuses(by(BOB), ask, NOT_ENROLLED, "menteeId");
                stranger.erased(ANN).refuses(by(BOB), ask, NOT_ENROLLED, "menteeId");
                var paused = active(BOB, Role.MENTEE, Set.of(), Set.of()).place();
                stranger.place(BOB, Role.MENTEE, new EnrollmentState.Paused(paused))
                        .refuses(by(BOB), ask, ENROLLMENT_INACTIVE, "menteeId");
            });
        }

        @Test
        @DisplayName("is neither asked for by, nor of, somebody whose data was erased")
        void erased() {
            var ask = request(Format.ONE_ON_ONE, "A talk", null);
            new World().erased(ANN).refuses(by(BOB), ask, PERSONAL_DATA_ERASED, "mentorId");
            new World().erased(BOB).refuses(by(BOB), ask, PERSONAL_DATA_ERASED, "menteeId");
        }

        @Test
        @DisplayName("can be taken back by the mentee who asked")
        void withdrawn() {
            var asked = Story.empty()
                    .given(
                            new MatchProposed(
                                    ID,
                                    Cohort.PROGRAM,
                                    Format.ONE_ON_ONE,
                                    PAIR,
                                    Origin.REQUEST,
                                    1,
                                    START.plusSeconds(60),
                                    "A talk",
                                    null,
                                    null,
                                    null,
                                    List.of()),
                            new MatchAccepted(ID, BOB));
            asked.when(by(BOB), new WithdrawProposal(ID, "Found another"))
                    .then(new ProposalWithdrawn(ID, "Found another"));
            asked.when(by(ANN), new WithdrawProposal(ID, null)).refused(NOT_A_COORDINATOR);
            asked.when(by(BOB), new WithdrawProposal(ID, TOO_LONG)).refused(TEXT_TOO_LONG, "reason");
        }
    }

    @Nested
    @DisplayName("in reverse mentoring")
    class Reverse {

        private static final MentorshipId REVERSE_ID =
                Ids.pair(Cohort.PROGRAM, Format.REVERSE.name(), List.of(ANN, BOB), 1);
        private static final ProposeMatch PROPOSE_REVERSE =
                new ProposeMatch(REVERSE_ID, Cohort.PROGRAM, Format.REVERSE, List.of(ANN), List.of(BOB), null);
        private static final RequestMentor REQUEST_REVERSE =
                new RequestMentor(REVERSE_ID, Cohort.PROGRAM, Format.REVERSE, ANN, BOB, "A talk", null);

        @Test
        @DisplayName("has the junior person as the mentor")
        void junior() {
            var wrongWayRound = new World().seniority(ANN, 7).seniority(BOB, 6);
            wrongWayRound.refuses(coordinator(), PROPOSE_REVERSE, SENIORITY_MISMATCH, "mentorIds");
            wrongWayRound.refuses(by(BOB), REQUEST_REVERSE, SENIORITY_MISMATCH, "mentorId");
            takes(new World().seniority(ANN, 6).seniority(BOB, 7));
        }

        @Test
        @DisplayName("takes equals, and people whose seniority is not known")
        void lenient() {
            takes(new World().seniority(ANN, 7).seniority(BOB, 7));
            takes(new World().seniority(ANN, 7));
            takes(new World().seniority(BOB, 1));
            takes(new World());
        }

        @Test
        @DisplayName("only: other formats made by hand have no such rule")
        void otherFormats() {
            var world = new World().seniority(ANN, 7).seniority(BOB, 6).seniority(CEM, 9);
            assertThat(world.when(coordinator(), PROPOSE)).isInstanceOf(Accepted.class);
            assertThat(world.when(
                            coordinator(),
                            new ProposeMatch(ID, Cohort.PROGRAM, Format.ONE_ON_ONE, List.of(BOB), List.of(ANN), null)))
                    .isInstanceOf(Accepted.class);
            assertThat(world.when(coordinator(), propose(Format.GROUP, List.of(ANN), List.of(BOB, CEM))))
                    .isInstanceOf(Accepted.class);
        }

        private static void takes(World world) {
            assertThat(world.when(coordinator(), PROPOSE_REVERSE)).isInstanceOf(Accepted.class);
            assertThat(world.when(by(BOB), REQUEST_REVERSE)).isInstanceOf(Accepted.class);
        }
    }

    private static Story open() {
        return Story.empty().given(Story.proposed(Format.ONE_ON_ONE, PAIR));
    }

    private static Story accepted() {
        return open().given(new MatchAccepted(ID, ANN), new MatchAccepted(ID, BOB), new MatchAcceptedByAll(ID, PAIR));
    }

    @Test
    @DisplayName("is accepted by each, for oneself or by a coordinator's hand, once")
    void accepts() {
        open().when(by(ANN), new AcceptMatch(ID))
                .then(new MatchAccepted(ID, ANN))
                .when(by(ANN), new AcceptMatch(ID))
                .refused(ALREADY_ANSWERED, "participantId");
        open().given(new MatchAccepted(ID, ANN))
                .when(coordinatorFor(BOB), new AcceptMatch(ID))
                .then(new MatchAccepted(ID, BOB), new MatchAcceptedByAll(ID, PAIR));
        open().when(coordinator(), new AcceptMatch(ID)).refused(NOT_A_MEMBER, "participantId");
        open().when(by(EVE), new AcceptMatch(ID)).refused(NOT_A_MEMBER, "participantId");
    }

    @Test
    @DisplayName("is not accepted by somebody whose data was erased, but can be declined for them")
    void erasedBeforeAccepting() {
        var erased = open().given(new MatchAccepted(ID, ANN)).erased(BOB);
        erased.when(coordinatorFor(BOB), new AcceptMatch(ID)).refused(PERSONAL_DATA_ERASED, "participantId");
        erased.when(by(BOB), new AcceptMatch(ID)).refused(PERSONAL_DATA_ERASED, "participantId");
        erased.when(coordinatorFor(BOB), new DeclineMatch(ID, null)).then(new MatchDeclined(ID, BOB, null));
    }

    @Test
    @DisplayName("does not start with somebody whose data was erased after they accepted")
    void erasedBeforeTheStart() {
        var never = accepted()
                .erased(BOB)
                .when(automation(), new Activate(ID))
                .then(new MentorshipNotStarted(ID, NotStartedReason.PERSONAL_DATA_ERASED));
        assertThat(never.state()).isInstanceOf(MentorshipState.Over.class);
        Story.pair().erased(BOB).when(automation(), new Activate(ID)).thenNothing();
    }

    @Test
    @DisplayName("is not accepted once the programme is archived, but can be declined")
    void archivedBeforeAccepting() {
        var archived = open().given(new MatchAccepted(ID, ANN)).inArchivedProgram();
        archived.when(by(BOB), new AcceptMatch(ID)).refused(PROGRAM_ARCHIVED);
        archived.when(by(BOB), new DeclineMatch(ID, null)).then(new MatchDeclined(ID, BOB, null));
    }

    @Test
    @DisplayName("does not start once the programme is archived; what has started goes on")
    void archivedBeforeTheStart() {
        var never = accepted()
                .inArchivedProgram()
                .when(automation(), new Activate(ID))
                .then(new MentorshipNotStarted(ID, NotStartedReason.PROGRAM_ARCHIVED));
        assertThat(never.state()).isInstanceOf(MentorshipState.Over.class);
        Story.pair().inArchivedProgram().when(automation(), new Activate(ID)).thenNothing();
    }

    @Test
    @DisplayName("is over when one declines")
    void declines() {
        var over = open().when(by(BOB), new DeclineMatch(ID, "No time")).then(new MatchDeclined(ID, BOB, "No time"));
        assertThat(over.state()).isInstanceOf(MentorshipState.Over.class);
        over.when(by(ANN), new AcceptMatch(ID)).refused(WRONG_PHASE);
        open().when(by(BOB), new DeclineMatch(ID, TOO_LONG)).refused(TEXT_TOO_LONG, "reason");
        open().given(new MatchAccepted(ID, BOB))
                .when(by(BOB), new DeclineMatch(ID, null))
                .refused(ALREADY_ANSWERED, "participantId");
    }

    @Test
    @DisplayName("is answered before the deadline, and expires at it")
    void expires() {
        var deadline = START.plus(Duration.ofDays(14));
        open().at(deadline.minusMillis(1)).when(by(ANN), new AcceptMatch(ID)).accepted();
        open().at(deadline).when(by(ANN), new AcceptMatch(ID)).refused(DEADLINE_PASSED);
        open().at(deadline).when(by(ANN), new DeclineMatch(ID, null)).refused(DEADLINE_PASSED);
        open().at(deadline.minusMillis(1))
                .when(automation(), new ExpireProposal(ID))
                .refused(NOT_DUE);
        var expired =
                open().at(deadline).when(automation(), new ExpireProposal(ID)).then(new ProposalExpired(ID));
        expired.when(automation(), new ExpireProposal(ID)).thenNothing();
        accepted().at(deadline).when(automation(), new ExpireProposal(ID)).thenNothing();
        Story.pair().at(deadline).when(automation(), new ExpireProposal(ID)).thenNothing();
    }

    @Test
    @DisplayName("is taken back only while it is open")
    void withdraws() {
        open().when(coordinator(), new WithdrawProposal(ID, null)).then(new ProposalWithdrawn(ID, null));
        accepted().when(coordinator(), new WithdrawProposal(ID, null)).refused(WRONG_PHASE);
        Story.pair().when(coordinator(), new WithdrawProposal(ID, null)).refused(WRONG_PHASE);
    }

    @Test
    @DisplayName("starts under the programme's policy of that moment, once")
    void activates() {
        var started = accepted()
                .when(automation(), new Activate(ID))
                .then(new MentorshipStarted(ID, Cohort.PROGRAM, Format.ONE_ON_ONE, PAIR, Story.TERMS));
        assertThat(started.state().journey().liveSince()).isEqualTo(started.now());
        started.when(automation(), new Activate(ID)).thenNothing();
        started.given(new MentorshipPaused(ID, null, null))
                .when(automation(), new Activate(ID))
                .thenNothing();
        open().when(automation(), new Activate(ID)).refused(WRONG_PHASE);
        open().given(new ProposalExpired(ID))
                .when(automation(), new Activate(ID))
                .refused(WRONG_PHASE);
    }

    @Test
    @DisplayName("does not start without slots")
    void doesNotStart() {
        var never = accepted()
                .when(automation(), new DoNotStart(ID, NotStartedReason.NO_SLOT))
                .then(new MentorshipNotStarted(ID, NotStartedReason.NO_SLOT));
        never.when(automation(), new DoNotStart(ID, NotStartedReason.NO_SLOT)).thenNothing();
        open().when(automation(), new DoNotStart(ID, NotStartedReason.NO_SLOT)).refused(WRONG_PHASE);
        Story.pair()
                .when(automation(), new DoNotStart(ID, NotStartedReason.NO_SLOT))
                .refused(WRONG_PHASE);
    }
}
