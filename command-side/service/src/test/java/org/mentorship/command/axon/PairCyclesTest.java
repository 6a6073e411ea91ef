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
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.Cohort;
import org.mentorship.command.CommandSide;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReserveSlot;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.Severity;

@DisplayName("The cycle of a pair that is proposed again")
class PairCyclesTest {

    private static final MentorshipId FIRST = pair("ann", "bob", 1);

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
