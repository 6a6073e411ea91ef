package org.mentorship.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.Cohort.enrollment;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Cohort.propose;
import static org.mentorship.command.CommandSide.accepted;
import static org.mentorship.command.CommandSide.code;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.Cohort;
import org.mentorship.command.CommandSide;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReserveSlot;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MatchCommand.WithdrawProposal;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.program.ProgramCommand.ChangePolicy;
import org.mentorship.contract.program.ProgramPolicy;

@DisplayName("The cycle of a pair that is proposed again")
class PairCyclesTest {

    private static final MentorshipId FIRST = pair("ann", "bob", 1);
    private static final List<Format> OF_TWO = List.of(Format.ONE_ON_ONE, Format.REVERSE);

    /** Counts the events that are read of the first cycle. */
    private static final class CountingEngine extends InMemoryEventStorageEngine {
        private int read;

        @Override
        public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
            var events = super.readEvents(aggregateIdentifier, firstSequenceNumber);
            return aggregateIdentifier.equals(FIRST.value())
                    ? DomainEventStream.of(events.asStream().<DomainEventMessage<?>>map(this::counted))
                    : events;
        }

        /** Does not count: other stores look it up in an index. */
        @Override
        public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
            var before = read;
            var last = super.lastSequenceNumberFor(aggregateIdentifier);
            read = before;
            return last;
        }

        private DomainEventMessage<?> counted(DomainEventMessage<?> event) {
            read++;
            return event;
        }
    }

    @Test
    @DisplayName("is found at the same cost, however long the mentorship was that is over")
    void cost() {
        assertThat(readOfAMentorshipWith(60))
                .isEqualTo(readOfAMentorshipWith(1))
                .isPositive();
    }

    private static int readOfAMentorshipWith(int checkIns) {
        var engine = new CountingEngine();
        try (var side = started(engine)) {
            for (var i = 0; i < checkIns; i++) {
                accepted(side.as(person("bob"), new CheckIn(FIRST, 3, 4, null, null)));
            }
            accepted(side.asCoordinator(new EndEarly(FIRST, EndReason.GOALS_MET, null)));
            engine.read = 0;

            assertNextCycle(side);

            return engine.read;
        }
    }

    @Test
    @DisplayName("is the next one, also when more was said about the first after its end")
    void afterTheEnd() {
        try (var side = started(new InMemoryEventStorageEngine())) {
            accepted(side.asCoordinator(new EndEarly(FIRST, EndReason.GOALS_MET, null)));
            accepted(side.as(person("bob"), new RaiseConcern(FIRST, Severity.LOW, "I think back to it often")));

            assertNextCycle(side);
        }
    }

    @Test
    @DisplayName("is still the first one while that goes on, whatever was said last")
    void goesOn() {
        try (var side = started(new InMemoryEventStorageEngine())) {
            accepted(side.as(person("bob"), new RaiseConcern(FIRST, Severity.LOW, "Silence")));

            assertThat(code(side.asCoordinator(propose("ann", "bob")))).isEqualTo(RejectionCode.PAIR_ALREADY_LIVE);
        }
    }

    @Test
    @DisplayName("is in the format that is usual where the request leaves it open, also when it is sent again later")
    void usualFormat() {
        try (var side = asked(Format.REVERSE)) {
            var made = accepted(request(side, null, "ask-1"));
            assertThat(formats(side)).containsExactly(Format.REVERSE);

            change(side, Format.ONE_ON_ONE, Format.REVERSE);

            assertThat(request(side, null, "ask-1")).isEqualTo(made);
            assertThat(formats(side)).containsExactly(Format.REVERSE);
            accepted(request(side, null, "ask-2"));
            assertThat(formats(side)).containsExactlyInAnyOrder(Format.REVERSE, Format.ONE_ON_ONE);
        }
    }

    @Test
    @DisplayName("is that of the first request, also when that was taken back and another format is usual by now")
    void afterWithdrawal() {
        try (var side = asked(Format.ONE_ON_ONE, Format.REVERSE)) {
            var made = accepted(request(side, null, "ask-1"));
            accepted(side.asCoordinator(new WithdrawProposal(new MentorshipId(made.stream()), null)));

            change(side, Format.REVERSE);

            assertThat(request(side, null, "ask-1")).isEqualTo(made);
            assertThat(formats(side)).containsExactly(Format.ONE_ON_ONE);
        }
    }

    @Test
    @DisplayName("is not another one because the same command now names the other format")
    void otherFormat() {
        try (var side = asked(Format.ONE_ON_ONE, Format.REVERSE)) {
            accepted(request(side, null, "ask-1"));

            assertThat(code(request(side, Format.REVERSE, "ask-1"))).isEqualTo(RejectionCode.IDEMPOTENCY_CONFLICT);
            assertThat(formats(side)).containsExactly(Format.ONE_ON_ONE);
        }
    }

    /** Ann and Bob, who asks, in a programme of these formats. */
    private static CommandSide asked(Format... formats) {
        var side = new CommandSide(new InMemoryEventStorageEngine());
        Cohort.enrol(side, List.of("ann"), 2, List.of());
        accepted(side.asCoordinator(Cohort.register("bob")));
        accepted(side.asCoordinator(Cohort.enroll("bob", Role.MENTEE, 2)));
        change(side, formats);
        return side;
    }

    private static void change(CommandSide side, Format... formats) {
        var policy = Cohort.policy();
        accepted(side.asCoordinator(new ChangePolicy(
                Cohort.PROGRAM,
                new ProgramPolicy(
                        List.of(formats),
                        policy.modes(),
                        policy.lengthWeeks(),
                        policy.cadenceDays(),
                        policy.mentorCapacity(),
                        policy.responseDeadlineDays(),
                        policy.requireAgreement(),
                        policy.matchRules(),
                        policy.feedbackWeeks(),
                        policy.followUpMonths(),
                        policy.agreementTemplate()))));
    }

    private static CommandOutcome request(CommandSide side, @Nullable Format format, String commandId) {
        var request = new RequestMentor(FIRST, Cohort.PROGRAM, format, person("ann"), person("bob"), "A talk", null);
        return side.send(
                request, CommandSide.envelope(person("bob").value(), ActorRole.PARTICIPANT, null, null, commandId));
    }

    /** Of all that was proposed. */
    private static List<Format> formats(CommandSide side) {
        return OF_TWO.stream()
                .flatMap(format -> Stream.of(1, 2)
                        .map(cycle ->
                                Ids.pair(Cohort.PROGRAM, format.name(), List.of(person("ann"), person("bob")), cycle)))
                .flatMap(id -> side.events(id.value()).stream())
                .flatMap(event -> event instanceof MatchProposed e ? Stream.of(e.format()) : Stream.empty())
                .toList();
    }

    private static void assertNextCycle(CommandSide side) {
        var again = accepted(side.asCoordinator(propose("ann", "bob")));
        assertThat(again.stream()).isEqualTo(pair("ann", "bob", 2).value());
    }

    /** Ann mentors Bob; either could take one more. */
    private static CommandSide started(InMemoryEventStorageEngine engine) {
        var side = new CommandSide(engine);
        Cohort.enrol(side, List.of("ann"), 2, List.of());
        accepted(side.asCoordinator(Cohort.register("bob")));
        accepted(side.asCoordinator(Cohort.enroll("bob", Role.MENTEE, 2)));
        accepted(side.asCoordinator(propose("ann", "bob")));
        accepted(side.as(person("ann"), new AcceptMatch(FIRST)));
        accepted(side.as(person("bob"), new AcceptMatch(FIRST)));
        accepted(side.asCoordinator(new ReserveSlot(enrollment("ann", Role.MENTOR), FIRST)));
        accepted(side.asCoordinator(new ReserveSlot(enrollment("bob", Role.MENTEE), FIRST)));
        accepted(side.asCoordinator(new Activate(FIRST)));
        return side;
    }
}
