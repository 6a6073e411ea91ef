package org.mentorship.command.mentorship;

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
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.AgreementCommand.SignAgreement;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.CareCommand.ResolveConcern;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.ClosureCommand.AgreeTransitionPlan;
import org.mentorship.contract.mentorship.ClosureCommand.CompleteClosure;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.ClosureCommand.Reflect;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.FeedbackCommand.CorrectFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.RaiseFeedbackDue;
import org.mentorship.contract.mentorship.FollowUpCommand.RaiseFollowUpDue;
import org.mentorship.contract.mentorship.FollowUpCommand.RecordFollowUp;
import org.mentorship.contract.mentorship.GoalCommand.AssessGoal;
import org.mentorship.contract.mentorship.GoalCommand.CompleteMilestone;
import org.mentorship.contract.mentorship.GoalCommand.DropGoal;
import org.mentorship.contract.mentorship.GoalCommand.RecordGoalProgress;
import org.mentorship.contract.mentorship.GoalCommand.ReviseGoal;
import org.mentorship.contract.mentorship.GoalCommand.SetGoals;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;
import org.mentorship.contract.mentorship.GrowthCommand.CompleteResource;
import org.mentorship.contract.mentorship.GrowthCommand.MakeIntroduction;
import org.mentorship.contract.mentorship.GrowthCommand.Recognise;
import org.mentorship.contract.mentorship.GrowthCommand.RecordIntroductionOutcome;
import org.mentorship.contract.mentorship.GrowthCommand.ShareResource;
import org.mentorship.contract.mentorship.KeptBack;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchCommand.DoNotStart;
import org.mentorship.contract.mentorship.MatchCommand.ExpireProposal;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MatchCommand.WithdrawProposal;
import org.mentorship.contract.mentorship.MeetingCommand.AddActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.CancelMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.CompleteActionItem;
import org.mentorship.contract.mentorship.MeetingCommand.LogMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.RaiseNudge;
import org.mentorship.contract.mentorship.MeetingCommand.RecordNoShow;
import org.mentorship.contract.mentorship.MeetingCommand.RescheduleMeeting;
import org.mentorship.contract.mentorship.MeetingCommand.ScheduleMeeting;
import org.mentorship.contract.mentorship.MembershipCommand.AddMember;
import org.mentorship.contract.mentorship.MembershipCommand.AdmitMember;
import org.mentorship.contract.mentorship.MembershipCommand.RefuseMember;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** The Axon shell of a mentorship's stream. */
@AggregateRoot(type = "Mentorship")
public final class MentorshipAggregate extends StreamAggregate<MentorshipState, MentorshipCommand, MentorshipEvent> {

    private KeptBack keptBack = KeptBack.NOTHING;

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

    @CommandHandler
    CommandOutcome handle(ProposeAgreement command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(SignAgreement command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(SetGoals command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(ReviseGoal command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RecordGoalProgress command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(CompleteMilestone command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(AssessGoal command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(DropGoal command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(ScheduleMeeting command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RescheduleMeeting command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(CancelMeeting command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(LogMeeting command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RecordNoShow command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(AddActionItem command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(CompleteActionItem command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RaiseNudge command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(ShareResource command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(CompleteResource command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(MakeIntroduction command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(
            RecordIntroductionOutcome command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(CheckIn command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(Recognise command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(GiveFeedback command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(CorrectFeedback command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RaiseFeedbackDue command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RaiseConcern command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(ResolveConcern command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(Pause command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(Resume command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RequestClosure command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(Reflect command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(AgreeTransitionPlan command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(CompleteClosure command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(EndEarly command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RaiseFollowUpDue command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @CommandHandler
    CommandOutcome handle(RecordFollowUp command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return decide(command, metaData, desk, decider);
    }

    @EventSourcingHandler
    void on(MentorshipEvent event, DomainEventMessage<?> message) {
        keptBack = keptBack.after(event, message.getSequenceNumber(), message.getTimestamp());
        fold(event, message);
    }

    @Override
    protected int unseen(MetaData metaData, long upTo) {
        return metaData.get(Envelope.READER) instanceof String reader && readsAsMember(reader, metaData)
                ? keptBack.hiddenFrom(reader, upTo)
                : 0;
    }

    /** Who takes a step as a participant reads as a member, and whoever is one, whatever else they are. */
    private boolean readsAsMember(String reader, MetaData metaData) {
        var state = state();
        return ActorRole.PARTICIPANT.name().equals(metaData.get(Envelope.ACTOR_ROLE))
                || state != null
                        && state.journey().roster().members().stream()
                                .anyMatch(
                                        member -> member.participantId().value().equals(reader));
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
        return CreatedIds.of(event);
    }

    private CommandOutcome decide(
            MentorshipCommand command, MetaData metaData, CommandDesk desk, MentorshipDecider decider) {
        return handle(command, metaData, desk, (state, context) -> decider.decide(state, command, context));
    }
}
