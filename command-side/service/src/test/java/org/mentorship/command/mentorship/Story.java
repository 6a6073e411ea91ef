package org.mentorship.command.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mentorship.command.Cohort;
import org.mentorship.command.CommandSide;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.Decision.Accepted;
import org.mentorship.command.decision.Decision.Refused;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.enrollment.EnrollmentState;
import org.mentorship.command.participant.ParticipantState;
import org.mentorship.command.program.ProgramState;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.EnrollmentId;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.MatchEvent.MatchAccepted;
import org.mentorship.contract.mentorship.MatchEvent.MatchAcceptedByAll;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.mentorship.Terms;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.Instrument;
import org.mentorship.contract.program.InstrumentItem;
import org.mentorship.contract.program.MeetingMode;

/** Given, when, then on the pure decider: what happened in a mentorship, at a moment. Immutable. */
public final class Story {

    public static final MentorshipId ID = Cohort.pair("ann", "bob", 1);
    public static final ParticipantId ANN = Cohort.person("ann");
    public static final ParticipantId BOB = Cohort.person("bob");
    public static final ParticipantId CEM = Cohort.person("cem");
    /** Nobody of the mentorship. */
    public static final ParticipantId EVE = Cohort.person("eve");

    public static final Instant START = CommandSide.START;

    /** Every fourteen days, no agreement needed, all modes, feedback after 4, 12 and 24 weeks, follow-up at 3, 6, 12. */
    public static final Terms TERMS =
            new Terms(26, 14, false, List.of(MeetingMode.values()), List.of(4, 12, 24), List.of(3, 6, 12));

    public static final Instrument SATISFACTION = new Instrument(
            "satisfaction",
            2,
            List.of(
                    new InstrumentItem("overall", "How satisfied are you?", 1, 5, false, null),
                    new InstrumentItem("recommend", "Would you recommend it?", 0, 10, false, null)));

    private static final Instrument FIRST_SATISFACTION =
            new Instrument("satisfaction", 1, SATISFACTION.items().subList(0, 1));

    private final Optional<MentorshipState> state;
    private final Instant now;
    private final int commands;
    private final boolean archived;
    private final Set<ParticipantId> erased;
    private final Map<EnrollmentId, Set<ParticipantId>> exclusions;

    private Story(
            Optional<MentorshipState> state,
            Instant now,
            int commands,
            boolean archived,
            Set<ParticipantId> erased,
            Map<EnrollmentId, Set<ParticipantId>> exclusions) {
        this.state = state;
        this.now = now;
        this.commands = commands;
        this.archived = archived;
        this.erased = erased;
        this.exclusions = exclusions;
    }

    /** Nothing happened yet. */
    public static Story empty() {
        return new Story(Optional.empty(), START, 0, false, Set.of(), Map.of());
    }

    /** Ann mentors Bob since {@link #START}; two days have passed. */
    public static Story pair() {
        return pair(TERMS);
    }

    public static Story pair(Terms terms) {
        return started(Format.ONE_ON_ONE, terms, member(ANN, Role.MENTOR), member(BOB, Role.MENTEE));
    }

    /** Ann mentors Bob and Cem. */
    public static Story group() {
        return started(
                Format.GROUP, TERMS, member(ANN, Role.MENTOR), member(BOB, Role.MENTEE), member(CEM, Role.MENTEE));
    }

    /** Ann, Bob and Cem learn from each other. */
    public static Story peers() {
        return started(Format.PEER, TERMS, member(ANN, Role.PEER), member(BOB, Role.PEER), member(CEM, Role.PEER));
    }

    /** Ann and Bob learn from each other. */
    public static Story twoPeers() {
        return started(Format.PEER, TERMS, member(ANN, Role.PEER), member(BOB, Role.PEER));
    }

    public static Member member(ParticipantId person, Role role) {
        return new Member(person, Ids.enrollment(Cohort.PROGRAM, person, role), role);
    }

    public static List<MentorshipEvent> upToTheStart(Format format, Terms terms, List<Member> members) {
        var events = new ArrayList<MentorshipEvent>();
        events.add(proposed(format, members));
        members.forEach(member -> events.add(new MatchAccepted(ID, member.participantId())));
        events.add(new MatchAcceptedByAll(ID, members));
        events.add(new MentorshipStarted(ID, Cohort.PROGRAM, format, members, terms));
        return events;
    }

    public static MatchProposed proposed(Format format, List<Member> members) {
        return new MatchProposed(
                ID,
                Cohort.PROGRAM,
                format,
                members,
                Origin.BY_HAND,
                1,
                START.plus(Duration.ofDays(14)),
                null,
                null,
                null,
                null,
                List.of());
    }

    private static Story started(Format format, Terms terms, Member... members) {
        return empty().given(upToTheStart(format, terms, List.of(members))).later(Duration.ofDays(2));
    }

    public Story at(Instant instant) {
        return new Story(state, instant, commands, archived, erased, exclusions);
    }

    public Story later(Duration time) {
        return at(now.plus(time));
    }

    /** The data of these people is erased. */
    public Story erased(ParticipantId... people) {
        return new Story(state, now, commands, archived, Set.of(people), exclusions);
    }

    /** The programme is archived. */
    public Story inArchivedProgram() {
        return new Story(state, now, commands, true, erased, exclusions);
    }

    /** Somebody is not to be matched with another. */
    public Story excluding(Member member, ParticipantId other) {
        return new Story(state, now, commands, archived, erased, Map.of(member.enrollmentId(), Set.of(other)));
    }

    public Instant now() {
        return now;
    }

    public LocalDate today() {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    public MentorshipState state() {
        return state.orElseThrow();
    }

    public Story given(MentorshipEvent... events) {
        return given(List.of(events));
    }

    public Story given(List<? extends MentorshipEvent> events) {
        var next = state.orElse(null);
        for (var event : events) {
            next = MentorshipState.evolve(next, event, now);
        }
        return new Story(Optional.ofNullable(next), now, commands, archived, erased, exclusions);
    }

    /** The id that the next command makes. */
    public String id(String prefix, int ordinal) {
        return Ids.within(ID, prefix, commandId(), ordinal);
    }

    public String id(String prefix) {
        return id(prefix, 0);
    }

    public Told when(Actor actor, MentorshipCommand command) {
        var context = new DecisionContext(now, actor.envelope(commandId()), command.streamId());
        return new Told(this, decider(archived, erased, exclusions).decide(state.orElse(null), command, context));
    }

    private String commandId() {
        return "cmd-" + (commands + 1);
    }

    public static MentorshipDecider decider() {
        return decider(false, Set.of(), Map.of());
    }

    private static MentorshipDecider decider(
            boolean archived, Set<ParticipantId> erased, Map<EnrollmentId, Set<ParticipantId>> exclusions) {
        return new MentorshipDecider(new Lookups(
                id -> Optional.of(
                        archived
                                ? new ProgramState.Archived(details(id))
                                : new ProgramState.Running(details(id), true)),
                id -> Optional.of(new EnrollmentState.Active(new EnrollmentState.Place(
                        EVE, Role.MENTEE, 1, exclusions.getOrDefault(id, Set.of()), Set.of()))),
                id -> Optional.of(
                        erased.contains(id) ? new ParticipantState.Erased() : new ParticipantState.Registered(5))));
    }

    private static ProgramState.Details details(ProgramId id) {
        return new ProgramState.Details(
                id,
                Cohort.policy(),
                Set.of("coordinator-1"),
                Map.of("satisfaction", List.of(FIRST_SATISFACTION, SATISFACTION)));
    }

    /** What became of a command. */
    public record Told(Story story, Decision<MentorshipEvent> decision) {

        /** It was accepted with exactly these events; the story goes on with them. */
        public Story then(MentorshipEvent... events) {
            assertThat(decision).isEqualTo(new Accepted<>(List.of(events)));
            return accepted();
        }

        /** It was accepted and changed nothing. */
        public Story thenNothing() {
            return then();
        }

        /** It was accepted; the story goes on. */
        public Story accepted() {
            var accepted =
                    assertThat(decision).asInstanceOf(type(Accepted.class)).actual();
            var events = ((List<?>) accepted.events())
                    .stream().map(MentorshipEvent.class::cast).toList();
            return new Story(story.state, story.now, story.commands + 1, story.archived, story.erased, story.exclusions)
                    .given(events);
        }

        /** It was refused by this rule, which blames this field. */
        public void refused(RejectionCode code, String... field) {
            assertThat(decision)
                    .asInstanceOf(type(Refused.class))
                    .extracting(
                            refused -> refused.refusal().code(),
                            refused -> refused.refusal().field())
                    .containsExactly(code, List.of(field));
        }
    }
}
