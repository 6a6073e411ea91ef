package org.mentorship.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.Cohort.PROGRAM;
import static org.mentorship.command.CommandSide.accepted;
import static org.mentorship.command.CommandSide.envelope;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.command.Cohort;
import org.mentorship.command.CommandSide;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.program.ProgramCommand.CloseEnrollment;

@DisplayName("A command to a stream that is not there")
class MissingStreamsTest {

    @Test
    @DisplayName("is answered with NOT_FOUND, leaves nothing behind, and is decided anew once the stream is there")
    void notFound() {
        try (var side = new CommandSide(new InMemoryEventStorageEngine())) {
            var command = new CloseEnrollment(PROGRAM);
            var envelope = envelope("c", ActorRole.COORDINATOR, null, null, "close-1");
            var notFound = new Rejected(RejectionCode.NOT_FOUND, "There is no " + PROGRAM + ".", List.of());

            assertThat(side.send(command, envelope)).isEqualTo(notFound);
            assertThat(side.send(command, envelope)).isEqualTo(notFound);
            assertThat(side.events(PROGRAM.value())).isEmpty();

            accepted(side.asCoordinator(Cohort.createProgram()));
            accepted(side.send(command, envelope));
        }
    }
}
