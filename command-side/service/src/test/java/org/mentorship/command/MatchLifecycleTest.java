package org.mentorship.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.Cohort.PROGRAM;
import static org.mentorship.command.Cohort.enrollment;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Cohort.propose;
import static org.mentorship.command.CommandSide.accepted;
import static org.mentorship.command.CommandSide.code;
import static org.mentorship.command.CommandSide.envelope;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReserveSlot;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.MatchEvent.MentorshipStarted;
import org.mentorship.contract.program.ProgramCommand.ArchiveProgram;
import org.mentorship.contract.program.ProgramCommand.CloseEnrollment;

@DisplayName("A match, on the real aggregates")
class MatchLifecycleTest {

    private final CommandSide side = new CommandSide(new InMemoryEventStorageEngine());

    @BeforeEach
    void enrol() {
        Cohort.enrol(side, List.of("ann"), 2, List.of("bob", "cem"));
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    @DisplayName("starts when both accepted and have a slot")
    void starts() {
        var id = pair("ann", "bob", 1);
        assertThat(accepted(side.asCoordinator(propose("ann", "bob"))).stream()).isEqualTo(id.value());
        accepted(side.as(person("ann"), new AcceptMatch(id)));
        accepted(side.as(person("bob"), new AcceptMatch(id)));
        accepted(side.asCoordinator(new ReserveSlot(enrollment("ann", Role.MENTOR), id)));
        accepted(side.asCoordinator(new ReserveSlot(enrollment("bob", Role.MENTEE), id)));
        var outcome = accepted(side.asCoordinator(new Activate(id)));

        assertThat(outcome.version()).isEqualTo(4);
        assertThat(side.events(id.value())).last().isInstanceOf(MentorshipStarted.class);
        assertThat(code(side.asCoordinator(propose("cem", "ann")))).isEqualTo(RejectionCode.NOT_ENROLLED);
        assertThat(code(side.asCoordinator(propose("ann", "bob")))).isEqualTo(RejectionCode.PAIR_ALREADY_LIVE);
    }

    @Test
    @DisplayName(
            "of the same pair goes to the next cycle once the first is over, and a repeated proposal stays in its own")
    void nextCycle() {
        var first = envelope("c", ActorRole.COORDINATOR, null, null, "first");
        accepted(side.send(propose("ann", "bob"), first));
        accepted(side.as(person("bob"), new DeclineMatch(pair("ann", "bob", 1), "No time")));

        var again = accepted(side.asCoordinator(propose("ann", "bob")));
        var repeated = accepted(side.send(propose("ann", "bob"), first));

        assertThat(again.stream()).isEqualTo(pair("ann", "bob", 2).value());
        assertThat(side.events(again.stream()))
                .first()
                .isInstanceOfSatisfying(
                        MatchProposed.class, e -> assertThat(e.cycle()).isEqualTo(2));
        assertThat(repeated.stream()).isEqualTo(pair("ann", "bob", 1).value());
        assertThat(repeated.version()).isZero();
    }

    @Test
    @DisplayName("is refused by rule: strangers, repeated answers, stale versions, other content under the same id")
    void refusals() {
        var id = pair("ann", "bob", 1);
        accepted(side.asCoordinator(propose("ann", "bob")));
        assertThat(code(side.as(person("cem"), new AcceptMatch(id)))).isEqualTo(RejectionCode.NOT_A_MEMBER);

        var ann = envelope(person("ann").value(), ActorRole.PARTICIPANT, null, null, "ann-1");
        assertThat(code(side.send(new AcceptMatch(id), ann, 7L))).isEqualTo(RejectionCode.VERSION_CONFLICT);
        var outcome = accepted(side.send(new AcceptMatch(id), ann, 0L));
        assertThat(side.send(new AcceptMatch(id), ann, 0L)).isEqualTo(outcome);
        assertThat(code(side.send(new DeclineMatch(id, null), ann))).isEqualTo(RejectionCode.IDEMPOTENCY_CONFLICT);
        assertThat(code(side.as(person("ann"), new AcceptMatch(id)))).isEqualTo(RejectionCode.ALREADY_ANSWERED);
        assertThat(side.events(id.value())).hasSize(2);
    }

    @Test
    @DisplayName("leaves nothing behind when its creation is refused")
    void refusedCreation() {
        accepted(side.asCoordinator(new ArchiveProgram(PROGRAM)));
        assertThat(code(side.asCoordinator(propose("ann", "bob")))).isEqualTo(RejectionCode.PROGRAM_ARCHIVED);
        assertThat(code(side.asCoordinator(propose("ann", "bob")))).isEqualTo(RejectionCode.PROGRAM_ARCHIVED);
        assertThat(side.events(pair("ann", "bob", 1).value())).isEmpty();
    }

    @Test
    @DisplayName("needs enrolments, which a closed programme does not take")
    void closedEnrollment() {
        accepted(side.asCoordinator(new CloseEnrollment(PROGRAM)));
        accepted(side.asCoordinator(Cohort.register("dan")));
        assertThat(code(side.asCoordinator(Cohort.enroll("dan", Role.MENTEE, 1))))
                .isEqualTo(RejectionCode.ENROLLMENT_CLOSED);
        assertThat(code(side.asCoordinator(Cohort.enroll("eve", Role.MENTEE, 1))))
                .isEqualTo(RejectionCode.ENROLLMENT_CLOSED);
    }
}
