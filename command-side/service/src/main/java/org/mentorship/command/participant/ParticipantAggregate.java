package org.mentorship.command.participant;

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
import org.mentorship.contract.participant.ParticipantCommand;
import org.mentorship.contract.participant.ParticipantCommand.ErasePersonalData;
import org.mentorship.contract.participant.ParticipantCommand.RegisterParticipant;
import org.mentorship.contract.participant.ParticipantCommand.UpdateProfile;
import org.mentorship.contract.participant.ParticipantEvent;

/** The Axon shell of a person's stream. */
@AggregateRoot(type = "Participant")
public final class ParticipantAggregate
        extends StreamAggregate<ParticipantState, ParticipantCommand, ParticipantEvent> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CommandOutcome handle(RegisterParticipant command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @CommandHandler
    CommandOutcome handle(UpdateProfile command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @CommandHandler
    CommandOutcome handle(ErasePersonalData command, MetaData metaData, CommandDesk desk) {
        return decide(command, metaData, desk);
    }

    @EventSourcingHandler
    void on(ParticipantEvent event, DomainEventMessage<?> message) {
        fold(event, message);
    }

    @Override
    protected ParticipantState evolve(@Nullable ParticipantState state, ParticipantEvent event, Instant recordedAt) {
        return ParticipantState.evolve(state, event);
    }

    @Override
    protected String streamOf(ParticipantEvent event) {
        return event.participantId().value();
    }

    @Override
    protected @Nullable String createdId(ParticipantEvent event) {
        return null;
    }

    private CommandOutcome decide(ParticipantCommand command, MetaData metaData, CommandDesk desk) {
        return handle(command, metaData, desk, (state, context) -> ParticipantDecider.decide(state, command));
    }
}
