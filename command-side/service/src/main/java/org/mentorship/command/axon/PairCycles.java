package org.mentorship.command.axon;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.mentorship.command.mentorship.LifeSign;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.Ids;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MentorshipEvent;
import org.mentorship.contract.program.Format;

/**
 * Sends the proposal of a pair to the stream of its cycle: the first one that is not over. A pair that was matched before
 * may be matched again, a live one may not, and a repeated proposal finds the stream that it made.
 */
final class PairCycles implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final EventStore eventStore;

    PairCycles(EventStore eventStore) {
        this.eventStore = eventStore;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var message = unitOfWork.getMessage();
        var commandId = String.valueOf(message.getMetaData().get(Envelope.COMMAND_ID));
        switch (message.getPayload()) {
            case ProposeMatch c
            when c.mentorIds().size() + c.menteeIds().size() == 2 ->
                redirect(unitOfWork, proposal(c, cycle(c.programId(), c.format(), people(c), commandId)));
            case RequestMentor c ->
                redirect(
                        unitOfWork,
                        request(c, cycle(c.programId(), c.format(), List.of(c.mentorId(), c.menteeId()), commandId)));
            default -> {}
        }
        return chain.proceed();
    }

    private static void redirect(UnitOfWork<? extends CommandMessage<?>> unitOfWork, Object payload) {
        unitOfWork.transformMessage(message -> new GenericCommandMessage<>(
                new GenericMessage<>(message.getIdentifier(), payload, message.getMetaData()),
                message.getCommandName()));
    }

    private MentorshipId cycle(ProgramId program, Format format, Collection<ParticipantId> pair, String commandId) {
        var cycle = 1;
        var id = Ids.pair(program, format.name(), pair, cycle);
        while (isOverAndOfAnotherCommand(id, commandId)) {
            cycle++;
            id = Ids.pair(program, format.name(), pair, cycle);
        }
        return id;
    }

    private boolean isOverAndOfAnotherCommand(MentorshipId id, String commandId) {
        var last = eventStore.lastSequenceNumberFor(id.value());
        return last.isPresent()
                && !commandId.equals(event(id, 0).getMetaData().get(Envelope.COMMAND_ID))
                && isOver(id, last.get());
    }

    /** Looks back from the last event to one that tells; a stream is not read as a whole, however long it is. */
    private boolean isOver(MentorshipId id, long last) {
        var sign = LifeSign.EITHER;
        for (var sequence = last; sign == LifeSign.EITHER && sequence >= 0; sequence--) {
            sign = LifeSign.of((MentorshipEvent) event(id, sequence).getPayload());
        }
        return sign == LifeSign.OVER;
    }

    private DomainEventMessage<?> event(MentorshipId id, long sequence) {
        return eventStore.readEvents(id.value(), sequence).next();
    }

    private static List<ParticipantId> people(ProposeMatch c) {
        return Stream.concat(c.mentorIds().stream(), c.menteeIds().stream()).toList();
    }

    private static ProposeMatch proposal(ProposeMatch c, MentorshipId id) {
        return new ProposeMatch(id, c.programId(), c.format(), c.mentorIds(), c.menteeIds(), c.rationale());
    }

    private static RequestMentor request(RequestMentor c, MentorshipId id) {
        return new RequestMentor(
                id, c.programId(), c.format(), c.mentorId(), c.menteeId(), c.purpose(), c.hopedOutcome());
    }
}
