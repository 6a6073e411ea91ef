package org.mentorship.command.program;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.axon.CommandDesk;
import org.mentorship.command.axon.StreamAggregate;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.program.ProgramCommand;
import org.mentorship.contract.program.ProgramCommand.ArchiveProgram;
import org.mentorship.contract.program.ProgramCommand.AssignCoordinator;
import org.mentorship.contract.program.ProgramCommand.ChangePolicy;
import org.mentorship.contract.program.ProgramCommand.CloseEnrollment;
import org.mentorship.contract.program.ProgramCommand.CreateProgram;
import org.mentorship.contract.program.ProgramCommand.DefineInstrument;
import org.mentorship.contract.program.ProgramCommand.OpenEnrollment;
import org.mentorship.contract.program.ProgramCommand.RemoveCoordinator;
import org.mentorship.contract.program.ProgramEvent;

/** The Axon shell of a programme's stream. */
@AggregateRoot(type = "Program")
public final class ProgramAggregate extends StreamAggregate<ProgramState, ProgramCommand, ProgramEvent> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CommandOutcome handle(CreateProgram command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @CommandHandler
    CommandOutcome handle(AssignCoordinator command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @CommandHandler
    CommandOutcome handle(RemoveCoordinator command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @CommandHandler
    CommandOutcome handle(ChangePolicy command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @CommandHandler
    CommandOutcome handle(OpenEnrollment command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @CommandHandler
    CommandOutcome handle(CloseEnrollment command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @CommandHandler
    CommandOutcome handle(DefineInstrument command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @CommandHandler
    CommandOutcome handle(ArchiveProgram command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @EventSourcingHandler
    void on(ProgramEvent event, DomainEventMessage<?> message) {
        fold(event, message);
    }

    @Override
    protected ProgramState evolve(@Nullable ProgramState state, ProgramEvent event, Instant recordedAt) {
        return ProgramState.evolve(state, event);
    }

    @Override
    protected String streamOf(ProgramEvent event) {
        return event.programId().value();
    }

    @Override
    protected @Nullable String createdId(ProgramEvent event) {
        return null;
    }

    private CommandOutcome decide(ProgramCommand command, MetaData metaData, CommandDesk desk) {
        return handle(command, metaData, desk, (state, context) -> ProgramDecider.decide(state, command, context));
    }
}
