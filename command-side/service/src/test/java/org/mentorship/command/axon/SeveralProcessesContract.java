package org.mentorship.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorship.command.CommandSide.accepted;
import static org.mentorship.command.CommandSide.code;

import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.Cohort;
import org.mentorship.command.CommandSide;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.program.ProgramCommand.AssignCoordinator;
import org.mentorship.contract.program.ProgramCommand.CloseEnrollment;
import org.mentorship.contract.program.ProgramCommand.CreateProgram;
import org.mentorship.contract.program.ProgramCommand.RemoveCoordinator;
import org.mentorship.contract.program.Setting;

/** What holds when a stream's commands go now to one process and now to another, each with aggregates of its own in memory. */
abstract class SeveralProcessesContract {

    private static final int ATTEMPTS = 2;

    private final ProgramId program = Ids.program(UUID.randomUUID().toString());
    private long version;
    private CommandSide here;
    private CommandSide there;

    /** An event store of one more process, on the events that all of them share. */
    abstract EventStore events();

    @BeforeEach
    void start() {
        here = process();
        there = process();
        version = accepted(send(
                        here, "create", new CreateProgram(program, "Mentoring", Setting.COMMUNITY, Cohort.policy())))
                .version();
    }

    private CommandSide process() {
        var events = events();
        return new CommandSide(events, Freshness.of(events));
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    /** As the service sends: what meets another writer is decided anew. */
    private static CommandOutcome send(CommandSide side, String commandId, Command command) {
        for (var attempt = 1; ; attempt++) {
            try {
                return side.send(command, CommandSide.envelope("co-1", ActorRole.COORDINATOR, null, null, commandId));
            } catch (RuntimeException othersWereQuicker) {
                if (attempt == ATTEMPTS) {
                    throw othersWereQuicker;
                }
            }
        }
    }

    private static Envelope envelope(String commandId) {
        return CommandSide.envelope("co-1", ActorRole.COORDINATOR, null, null, commandId);
    }

    @Test
    @DisplayName("A command that came by the other process is not refused on what was cached here before")
    void staleRefusal() {
        accepted(send(here, "c1", new AssignCoordinator(program, "co-2")));
        accepted(send(there, "c2", new RemoveCoordinator(program, "co-2")));

        assertThat(accepted(send(here, "c3", new AssignCoordinator(program, "co-2")))
                        .version())
                .isEqualTo(version + 3);
    }

    @Test
    @DisplayName("A command that the other process has taken is answered as before, and refused under other content")
    void staleRetry() {
        var assigned = accepted(send(there, "c1", new AssignCoordinator(program, "co-2")));
        accepted(send(there, "c2", new AssignCoordinator(program, "co-3")));

        assertThat(send(here, "c1", new AssignCoordinator(program, "co-2"))).isEqualTo(assigned);
        assertThat(code(send(here, "c1", new AssignCoordinator(program, "co-4"))))
                .isEqualTo(RejectionCode.IDEMPOTENCY_CONFLICT);
    }

    @Test
    @DisplayName("An expected version is compared with the last one, whoever wrote it")
    void staleVersion() {
        accepted(send(there, "c1", new AssignCoordinator(program, "co-2")));

        assertThatThrownBy(() -> here.send(new CloseEnrollment(program), envelope("c2"), version))
                .isInstanceOf(RuntimeException.class);
        assertThat(code(here.send(new CloseEnrollment(program), envelope("c2"), version)))
                .isEqualTo(RejectionCode.VERSION_CONFLICT);
    }

    @Test
    @DisplayName("Two that append at the same place do not both succeed; the second decides on what the first wrote")
    void bothAppend() {
        accepted(send(here, "c1", new AssignCoordinator(program, "co-2")));
        accepted(send(there, "c2", new AssignCoordinator(program, "co-3")));

        assertThatThrownBy(() -> here.send(new AssignCoordinator(program, "co-4"), envelope("c3")))
                .isInstanceOf(RuntimeException.class);
        assertThat(accepted(send(here, "c3", new AssignCoordinator(program, "co-4")))
                        .version())
                .isEqualTo(version + 3);
    }

    @Test
    @DisplayName("Two that make the same stream do not both succeed")
    void bothCreate() {
        var other = Ids.program(UUID.randomUUID().toString());
        var create = new CreateProgram(other, "Mentoring", Setting.COMMUNITY, Cohort.policy());

        var made = accepted(send(there, "c1", create));

        assertThat(send(here, "c1", create)).isEqualTo(made);
        assertThat(send(here, "c2", create)).isInstanceOf(Rejected.class);
    }
}
