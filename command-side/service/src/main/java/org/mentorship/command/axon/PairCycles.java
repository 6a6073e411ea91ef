package org.mentorship.command.axon;

import static java.util.Objects.requireNonNullElse;

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
import org.mentorship.command.program.Programs;
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
 * may be matched again, a live one may not, and a repeated proposal finds the stream that it made. So does a repeated request
 * that leaves the format open: what is usual in the programme is asked only where the command has made nothing yet.
 */
final class PairCycles implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** What can be asked for, see {@link RequestMentor}. */
    private static final List<Format> OF_TWO = List.of(Format.ONE_ON_ONE, Format.REVERSE);

    private final EventStore eventStore;
    private final Programs programs;

    PairCycles(EventStore eventStore, Programs programs) {
        this.eventStore = eventStore;
        this.programs = programs;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var message = unitOfWork.getMessage();
        var commandId = String.valueOf(message.getMetaData().get(Envelope.COMMAND_ID));
        switch (message.getPayload()) {
            case ProposeMatch c
            when c.mentorIds().size() + c.menteeIds().size() == 2 ->
                redirect(unitOfWork, proposal(c, cycle(c.programId(), c.format(), people(c), commandId)));
            case RequestMentor c -> redirect(unitOfWork, request(c, commandId));
            default -> {}
        }
        return chain.proceed();
    }

    private static void redirect(UnitOfWork<? extends CommandMessage<?>> unitOfWork, Object payload) {
        unitOfWork.transformMessage(message -> new GenericCommandMessage<>(
                new GenericMessage<>(message.getIdentifier(), payload, message.getMetaData()),
                message.getCommandName()));
    }

    /** Under the same id, a request for the other format meets what the first one made, and is refused there. */
    private RequestMentor request(RequestMentor c, String commandId) {
        var pair = List.of(c.mentorId(), c.menteeId());
        for (var format : OF_TWO) {
            var id = cycle(c.programId(), format, pair, commandId);
            if (isOfCommand(id, commandId)) {
                return request(c, requireNonNullElse(c.format(), format), id);
            }
        }
        var format = c.format() == null ? usualFormat(c.programId()) : c.format();
        return request(c, format, cycle(c.programId(), format, pair, commandId));
    }

    /** That of a programme which is not there does not matter: the decider refuses the request. */
    private Format usualFormat(ProgramId program) {
        return programs.find(program)
                .map(state -> state.policy().formats())
                .flatMap(formats -> OF_TWO.stream().filter(formats::contains).findFirst())
                .orElse(Format.ONE_ON_ONE);
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
        return last.isPresent() && !isBegunBy(id, commandId) && isOver(id, last.get());
    }

    private boolean isOfCommand(MentorshipId id, String commandId) {
        return eventStore.lastSequenceNumberFor(id.value()).isPresent() && isBegunBy(id, commandId);
    }

    private boolean isBegunBy(MentorshipId id, String commandId) {
        return commandId.equals(event(id, 0).getMetaData().get(Envelope.COMMAND_ID));
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

    private static RequestMentor request(RequestMentor c, Format format, MentorshipId id) {
        return new RequestMentor(id, c.programId(), format, c.mentorId(), c.menteeId(), c.purpose(), c.hopedOutcome());
    }
}
