package org.mentorship.command.mentorship;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.axon.CommandDesk;
import org.mentorship.command.axon.StreamAggregate;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchCommand.DoNotStart;
import org.mentorship.contract.mentorship.MatchCommand.ExpireProposal;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MatchCommand.WithdrawProposal;
import org.mentorship.contract.mentorship.MembershipCommand.AddMember;
import org.mentorship.contract.mentorship.MembershipCommand.AdmitMember;
import org.mentorship.contract.mentorship.MembershipCommand.RefuseMember;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** The Axon shell of a mentorship's stream. */
@AggregateRoot(type = "Mentorship")
public final class MentorshipAggregate extends StreamAggregate<MentorshipState, MentorshipCommand, MentorshipEvent> {

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CommandOutcome handle(ProposeMatch command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CommandOutcome handle(RequestMentor command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(AcceptMatch command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(DeclineMatch command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(ExpireProposal command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(WithdrawProposal command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(Activate command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(DoNotStart command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(AddMember command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(AdmitMember command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RefuseMember command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RemoveMember command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @EventSourcingHandler
    void on(MentorshipEvent event, MetaData metaData, @Timestamp Instant at, @SequenceNumber long sequence) {
        fold(event, metaData, at, sequence);
    }

    @Override
    protected MentorshipState evolve(@Nullable MentorshipState state, MentorshipEvent event, Instant recordedAt) {
        return MentorshipState.evolve(state, event, recordedAt);
    }

    @Override
    protected String streamOf(MentorshipEvent event) {
        return event.mentorshipId().value();
    }

    @Override
    protected @Nullable String createdId(MentorshipEvent event) {
        return null;
    }

    private CommandOutcome decide(
            MentorshipCommand command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return handle(command, metaData, desk, (state, context) -> decider.decide(state, command, context));
    }
}
