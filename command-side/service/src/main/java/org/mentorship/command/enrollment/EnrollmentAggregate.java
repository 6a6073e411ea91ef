package org.mentorship.command.enrollment;

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
import org.mentorship.command.participant.Participants;
import org.mentorship.command.program.Programs;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.enrollment.EnrollmentCommand;
import org.mentorship.contract.enrollment.EnrollmentCommand.ChangeCapacity;
import org.mentorship.contract.enrollment.EnrollmentCommand.Enroll;
import org.mentorship.contract.enrollment.EnrollmentCommand.PauseEnrollment;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReleaseSlot;
import org.mentorship.contract.enrollment.EnrollmentCommand.ReserveSlot;
import org.mentorship.contract.enrollment.EnrollmentCommand.ResumeEnrollment;
import org.mentorship.contract.enrollment.EnrollmentCommand.Withdraw;
import org.mentorship.contract.enrollment.EnrollmentEvent;

/** The Axon shell of an enrolment's stream. */
@AggregateRoot(type = "Enrollment")
public final class EnrollmentAggregate extends StreamAggregate<EnrollmentState, EnrollmentCommand, EnrollmentEvent> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CommandOutcome handle(
            Enroll command, MetaData metaData, CommandDesk desk, Programs programs, Participants participants) {
        return handle(
                command,
                metaData,
                desk,
                (state, context) -> EnrollmentDecider.enroll(state, command, programs, participants));
    }

    @CommandHandler
    CommandOutcome handle(ChangeCapacity command, MetaData metaData, CommandDesk desk, Participants participants) {
        return decide(command, metaData, desk, participants);
    }

    @CommandHandler
    CommandOutcome handle(PauseEnrollment command, MetaData metaData, CommandDesk desk, Participants participants) {
        return decide(command, metaData, desk, participants);
    }

    @CommandHandler
    CommandOutcome handle(ResumeEnrollment command, MetaData metaData, CommandDesk desk, Participants participants) {
        return decide(command, metaData, desk, participants);
    }

    @CommandHandler
    CommandOutcome handle(Withdraw command, MetaData metaData, CommandDesk desk, Participants participants) {
        return decide(command, metaData, desk, participants);
    }

    @CommandHandler
    CommandOutcome handle(ReserveSlot command, MetaData metaData, CommandDesk desk, Participants participants) {
        return decide(command, metaData, desk, participants);
    }

    @CommandHandler
    CommandOutcome handle(ReleaseSlot command, MetaData metaData, CommandDesk desk, Participants participants) {
        return decide(command, metaData, desk, participants);
    }

    @EventSourcingHandler
    void on(EnrollmentEvent event, DomainEventMessage<?> message) {
        fold(event, message);
    }

    @Override
    protected EnrollmentState evolve(@Nullable EnrollmentState state, EnrollmentEvent event, Instant recordedAt) {
        return EnrollmentState.evolve(state, event);
    }

    @Override
    protected String streamOf(EnrollmentEvent event) {
        return event.enrollmentId().value();
    }

    @Override
    protected @Nullable String createdId(EnrollmentEvent event) {
        return null;
    }

    private CommandOutcome decide(
            EnrollmentCommand command, MetaData metaData, CommandDesk desk, Participants participants) {
        return handle(
                command,
                metaData,
                desk,
                (state, context) -> EnrollmentDecider.decide(state, command, context, participants));
    }
}
