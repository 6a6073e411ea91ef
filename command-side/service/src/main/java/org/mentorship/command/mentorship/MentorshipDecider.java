package org.mentorship.command.mentorship;

import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.mentorship.agreement.AgreementDecider;
import org.mentorship.command.mentorship.care.CareDecider;
import org.mentorship.command.mentorship.closure.ClosureDecider;
import org.mentorship.command.mentorship.feedback.FeedbackDecider;
import org.mentorship.command.mentorship.feedback.Instruments;
import org.mentorship.command.mentorship.feedback.ProgramInstruments;
import org.mentorship.command.mentorship.followup.FollowUpDecider;
import org.mentorship.command.mentorship.goals.GoalDecider;
import org.mentorship.command.mentorship.growth.GrowthDecider;
import org.mentorship.command.mentorship.match.MatchDecider;
import org.mentorship.command.mentorship.meetings.MeetingDecider;
import org.mentorship.command.mentorship.membership.MembershipDecider;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.mentorship.AgreementCommand;
import org.mentorship.contract.mentorship.CareCommand;
import org.mentorship.contract.mentorship.ClosureCommand;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.FeedbackCommand;
import org.mentorship.contract.mentorship.FollowUpCommand;
import org.mentorship.contract.mentorship.GoalCommand;
import org.mentorship.contract.mentorship.GrowthCommand;
import org.mentorship.contract.mentorship.MatchCommand;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.Activate;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchCommand.DoNotStart;
import org.mentorship.contract.mentorship.MatchCommand.ExpireProposal;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.mentorship.MatchCommand.WithdrawProposal;
import org.mentorship.contract.mentorship.MeetingCommand;
import org.mentorship.contract.mentorship.MembershipCommand;
import org.mentorship.contract.mentorship.MembershipCommand.RemoveMember;
import org.mentorship.contract.mentorship.MentorshipCommand;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** Who may take which step in which phase; the step itself is decided by its area's decider. */
public final class MentorshipDecider {

    private final Lookups lookups;

    public MentorshipDecider(Lookups lookups) {
        this.lookups = lookups;
    }

    /** Decides any command on any state; null state means that there is no such mentorship yet. */
    public Decision<MentorshipEvent> decide(
            @Nullable MentorshipState state, MentorshipCommand command, DecisionContext context) {
        return Room.within(state, command, decided(state, command, context));
    }

    private Decision<MentorshipEvent> decided(
            @Nullable MentorshipState state, MentorshipCommand command, DecisionContext context) {
        return switch (command) {
            case ProposeMatch c -> MatchDecider.propose(state, c, context, lookups);
            case RequestMentor c -> MatchDecider.request(state, c, context, lookups);
            case MentorshipCommand c
            when state == null -> refuse(RejectionCode.NOT_FOUND, "There is no such mentorship.", "mentorshipId");
            case MentorshipCommand c -> {
                var refusal = rules(stranger(state, context), erased(c, context), forgotten(state, c, context))
                        .first();
                yield refusal == null ? step(state, c, context) : new Decision.Refused<>(refusal);
            }
        };
    }

    private Decision<MentorshipEvent> step(MentorshipState state, MentorshipCommand command, DecisionContext context) {
        return switch (command) {
            case MatchCommand c -> match(state, c, context);
            case MembershipCommand c ->
                in(Phases.of(c), state, journey -> MembershipDecider.decide(state, c, context, lookups));
            case AgreementCommand c -> in(Phases.of(c), state, journey -> AgreementDecider.decide(journey, c, context));
            case GoalCommand c -> in(Phases.of(c), state, journey -> GoalDecider.decide(journey, c, context));
            case MeetingCommand c -> in(Phases.of(c), state, journey -> MeetingDecider.decide(journey, c, context));
            case GrowthCommand c -> in(Phases.of(c), state, journey -> GrowthDecider.decide(journey, c, context));
            case FeedbackCommand c ->
                in(Phases.of(c), state, journey -> FeedbackDecider.decide(journey, c, context, instruments(journey)));
            case CareCommand c -> in(Phases.of(c), state, journey -> CareDecider.decide(journey, c, context));
            case ClosureCommand c -> in(Phases.of(c), state, journey -> ClosureDecider.decide(journey, c, context));
            case FollowUpCommand c -> in(Phases.of(c), state, journey -> FollowUpDecider.decide(journey, c, context));
        };
    }

    private Decision<MentorshipEvent> match(MentorshipState state, MatchCommand command, DecisionContext context) {
        return switch (command) {
            case ProposeMatch c -> MatchDecider.propose(state, c, context, lookups);
            case RequestMentor c -> MatchDecider.request(state, c, context, lookups);
            case AcceptMatch c -> MatchDecider.acceptMatch(state, c, context, lookups);
            case DeclineMatch c -> MatchDecider.decline(state, c, context);
            case ExpireProposal c -> MatchDecider.expire(state, c, context);
            case WithdrawProposal c -> MatchDecider.withdraw(state, c, context);
            case Activate c -> MatchDecider.activate(state, c, lookups);
            case DoNotStart c -> MatchDecider.doNotStart(state, c);
        };
    }

    /** A participant who acts, or is acted for, is a member. */
    private static @Nullable Refusal stranger(MentorshipState state, DecisionContext context) {
        return context.party()
                .filter(party -> !state.journey().isMember(party))
                .map(party -> Refusal.of(
                        RejectionCode.NOT_A_MEMBER, "This person is not in the mentorship.", "participantId"))
                .orElse(null);
    }

    /** Whose data was erased takes no step any more but those by which people leave; staff can act for them. */
    private @Nullable Refusal erased(MentorshipCommand command, DecisionContext context) {
        return context.envelope().actorRole() == ActorRole.PARTICIPANT
                        && !isLeaving(command)
                        && context.party().filter(lookups::isErased).isPresent()
                ? Refusal.of(
                        RejectionCode.PERSONAL_DATA_ERASED,
                        "Your data was erased; you can leave, but take part no more.",
                        "participantId")
                : null;
    }

    /**
     * What is written where nobody's data is left could not be kept: the key is destroyed. A participant who was let through
     * is not erased, so there is somebody.
     */
    private @Nullable Refusal forgotten(MentorshipState state, MentorshipCommand command, DecisionContext context) {
        return context.byStaff()
                        && !context.byAutomation()
                        && !isLeaving(command)
                        && state.journey().roster().everybody().allMatch(lookups::isErased)
                ? Refusal.of(
                        RejectionCode.PERSONAL_DATA_ERASED,
                        "The data of everybody in it was erased; it can be ended, but nothing more be written in it.",
                        "mentorshipId")
                : null;
    }

    private static boolean isLeaving(MentorshipCommand command) {
        return command instanceof DeclineMatch
                || command instanceof WithdrawProposal
                || command instanceof RemoveMember
                || command instanceof EndEarly;
    }

    private static Decision<MentorshipEvent> in(
            Set<Phase> phases, MentorshipState state, Function<Journey, Decision<MentorshipEvent>> step) {
        return phases.contains(Phase.of(state)) ? step.apply(state.journey()) : wrongPhase(phases, state);
    }

    private static Decision<MentorshipEvent> wrongPhase(Set<Phase> needed, MentorshipState state) {
        return refuse(
                RejectionCode.WRONG_PHASE,
                "The mentorship is %s; this step needs it to be %s."
                        .formatted(
                                Phase.of(state),
                                needed.stream().map(Phase::toString).collect(Collectors.joining(" or "))));
    }

    private Instruments instruments(Journey journey) {
        return lookups.programs()
                .find(journey.programId())
                .<Instruments>map(ProgramInstruments::new)
                .orElse(Instruments.NONE);
    }
}
