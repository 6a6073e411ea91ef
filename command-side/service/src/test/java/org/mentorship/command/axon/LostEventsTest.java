package org.mentorship.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.Cohort.PROGRAM;
import static org.mentorship.command.Cohort.enroll;
import static org.mentorship.command.Cohort.enrollment;
import static org.mentorship.command.Cohort.pair;
import static org.mentorship.command.Cohort.person;
import static org.mentorship.command.Cohort.propose;
import static org.mentorship.command.Cohort.register;
import static org.mentorship.command.CommandSide.accepted;
import static org.mentorship.command.CommandSide.code;

import java.util.List;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.Cohort;
import org.mentorship.command.CommandSide;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReleaseSlot;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReserveSlot;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.Severity;
import org.mentorship.contract.participant.ParticipantCommand.ErasePersonalData;
import org.mentorship.contract.program.ProgramCommand.AssignCoordinator;
import org.mentorship.contract.program.ProgramCommand.RemoveCoordinator;
import org.mentorship.contract.program.ProgramEvent.CoordinatorAssigned;

/** Processes keep running while their log is restored to an earlier end. */
@DisplayName("Once the log lost its end, a command")
class LostEventsTest {

    private final RestorableLog log = new RestorableLog();
    private final CommandSide here = process();
    private final CommandSide there = process();

    private CommandSide process() {
        var store = log.store();
        return new CommandSide(store, Freshness.of(store));
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    /** As the service sends: what is no longer so is decided anew. */
    private static CommandOutcome send(CommandSide side, String commandId, Command command) {
        var envelope = CommandSide.envelope("coordinator-1", ActorRole.COORDINATOR, null, null, commandId);
        try {
            return side.send(command, envelope);
        } catch (ConcurrencyException decidedOnWhatIsGone) {
            return side.send(command, envelope);
        }
    }

    @Test
    @DisplayName("finds nobody whose registration is lost")
    void lostPerson() {
        accepted(send(here, "c1", Cohort.createProgram()));
        var restored = log.length();
        accepted(send(here, "c2", register("ann")));
        accepted(send(here, "c3", enroll("ann", Role.MENTOR, 2)));

        log.loseAllAfter(restored);

        assertThat(code(send(here, "c4", enroll("ann", Role.MENTEE, 1)))).isEqualTo(RejectionCode.NOT_FOUND);
        assertThat(log.length()).isEqualTo(restored);
    }

    @Test
    @DisplayName("is not refused for an erasure that is lost")
    void lostErasure() {
        Cohort.enrol(here, List.of("ann"), 2, List.of("bob"));
        accepted(send(here, "c1", propose("ann", "bob")));
        var restored = log.length();
        accepted(send(here, "c2", new ErasePersonalData(person("bob"))));
        var accept = new AcceptMatch(pair("ann", "bob", 1));
        assertThat(code(here.as(person("bob"), accept))).isEqualTo(RejectionCode.PERSONAL_DATA_ERASED);

        log.loseAllAfter(restored);

        accepted(here.as(person("bob"), accept));
    }

    @Test
    @DisplayName("is decided on what another process wrote in the place of what is lost, not on what is cached")
    void goneOnOtherwise() {
        accepted(send(here, "c1", Cohort.createProgram()));
        var restored = log.length();
        accepted(send(here, "c2", new AssignCoordinator(PROGRAM, "lost")));

        log.loseAllAfter(restored);
        accepted(send(there, "c3", new AssignCoordinator(PROGRAM, "other")));

        assertThat(code(send(here, "c4", new RemoveCoordinator(PROGRAM, "lost"))))
                .isEqualTo(RejectionCode.NOT_A_COORDINATOR);
        assertThat(here.events(PROGRAM.value()).getLast()).isEqualTo(new CoordinatorAssigned(PROGRAM, "other"));
    }

    @Test
    @DisplayName("that is lost and sent again is carried out, also where another one has taken its place")
    void sentAgain() {
        accepted(send(here, "c1", Cohort.createProgram()));
        var restored = log.length();
        accepted(send(here, "c2", new AssignCoordinator(PROGRAM, "lost")));

        log.loseAllAfter(restored);
        accepted(send(there, "c3", new AssignCoordinator(PROGRAM, "other")));

        accepted(send(here, "c2", new AssignCoordinator(PROGRAM, "lost")));
        assertThat(here.events(PROGRAM.value()).getLast()).isEqualTo(new CoordinatorAssigned(PROGRAM, "lost"));
    }

    @Test
    @DisplayName("is refused where the log lost the whole stream")
    void lostStream() {
        accepted(send(here, "c1", Cohort.createProgram()));

        log.loseAllAfter(0);

        assertThat(code(send(here, "c2", new AssignCoordinator(PROGRAM, "other"))))
                .isEqualTo(RejectionCode.NOT_FOUND);
    }

    @Test
    @DisplayName("is decided at once where nothing of its stream is lost, and asks for each stream once")
    void untouched() {
        Cohort.enrol(here, List.of("ann"), 2, List.of("bob"));
        accepted(here.asCoordinator(propose("ann", "bob")));
        var match = pair("ann", "bob", 1);
        var slot = enrollment("ann", Role.MENTOR);
        accepted(here.as(person("ann"), new AcceptMatch(match)));
        accepted(here.as(person("bob"), new AcceptMatch(match)));
        accepted(here.asCoordinator(new ReserveSlot(slot, match)));
        accepted(here.asCoordinator(new ReserveSlot(enrollment("bob", Role.MENTEE), match)));
        accepted(here.asCoordinator(new Activate(match)));
        List.of(PROGRAM, person("bob"), slot, match).forEach(log::reads);

        accepted(here.as(person("bob"), new RaiseConcern(match, Severity.LOW, "Silence")));
        assertThat(log.reads(match)).isOne();
        assertThat(log.reads(person("bob"))).isOne();

        accepted(here.asCoordinator(new ReleaseSlot(slot, match)));
        assertThat(log.reads(slot)).isOne();

        accepted(here.asCoordinator(new AssignCoordinator(PROGRAM, "co-2")));
        assertThat(log.reads(PROGRAM)).isOne();
        assertThat(code(here.asCoordinator(new AssignCoordinator(PROGRAM, "co-2"))))
                .isEqualTo(RejectionCode.ALREADY_COORDINATOR);
        assertThat(log.reads(PROGRAM)).isOne();

        accepted(here.asCoordinator(new ErasePersonalData(person("bob"))));
        assertThat(log.reads(person("bob"))).isOne();
    }
}
