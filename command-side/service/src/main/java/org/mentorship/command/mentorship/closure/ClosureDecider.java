package org.mentorship.command.mentorship.closure;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.rules;

import org.jspecify.annotations.Nullable;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Refusal;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.command.mentorship.People;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.ClosureCommand;
import org.mentorship.contract.mentorship.ClosureCommand.AgreeTransitionPlan;
import org.mentorship.contract.mentorship.ClosureCommand.CompleteClosure;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.ClosureCommand.Reflect;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.ClosureEvent.ClosureRequested;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipCompleted;
import org.mentorship.contract.mentorship.ClosureEvent.MentorshipEndedEarly;
import org.mentorship.contract.mentorship.ClosureEvent.Reflected;
import org.mentorship.contract.mentorship.ClosureEvent.TransitionPlanAgreed;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** Decides how a mentorship ends. */
public final class ClosureDecider {

    private ClosureDecider() {}

    public static Decision<MentorshipEvent> decide(Journey journey, ClosureCommand command, DecisionContext context) {
        return switch (command) {
            case RequestClosure c ->
                rules(Texts.optionalLong(c.reason(), "reason"))
                        .then(() -> accept(new ClosureRequested(
                                journey.id(), context.party().orElse(null), c.reason())));
            case Reflect c -> People.asMember(journey, context, member -> reflect(journey, c, member.participantId()));
            case AgreeTransitionPlan c ->
                rules(Texts.requiredLong(c.plan(), "plan"))
                        .then(() -> accept(new TransitionPlanAgreed(journey.id(), c.plan())));
            case CompleteClosure c -> complete(journey, c, context);
            case EndEarly c ->
                rules(Texts.optionalLong(c.note(), "note"))
                        .then(() -> accept(new MentorshipEndedEarly(
                                journey.id(),
                                journey.members(),
                                c.reason(),
                                Texts.orAbsent(c.note()),
                                context.party().orElse(null),
                                journey.liveTerms().followUpMonths())));
        };
    }

    private static Decision<MentorshipEvent> reflect(Journey journey, Reflect c, ParticipantId person) {
        return rules(
                        Refusal.when(
                                journey.closure().reflected().contains(person),
                                RejectionCode.ALREADY_ANSWERED,
                                "%s has looked back already.".formatted(person)),
                        Texts.requiredLong(c.accomplishments(), "accomplishments"),
                        Texts.optionalLong(c.gratitude(), "gratitude"),
                        Texts.optionalLong(c.whatNext(), "whatNext"))
                .then(() -> accept(new Reflected(
                        journey.id(),
                        person,
                        c.accomplishments(),
                        Texts.orAbsent(c.gratitude()),
                        Texts.orAbsent(c.whatNext()))));
    }

    private static Decision<MentorshipEvent> complete(Journey journey, CompleteClosure c, DecisionContext context) {
        var missing = Reflections.areMissing(journey);
        var reason = context.envelope().reason();
        return rules(
                        Refusal.when(
                                missing && !(c.waiveReflections() && context.byStaff()),
                                RejectionCode.REFLECTION_MISSING,
                                "Each side looks back before the end; a coordinator may waive it with a reason."),
                        missing ? waiverHasAReason(reason) : null)
                .then(() -> accept(new MentorshipCompleted(
                        journey.id(),
                        journey.members(),
                        missing,
                        journey.liveTerms().followUpMonths())));
    }

    private static @Nullable Refusal waiverHasAReason(@Nullable String reason) {
        return reason == null || reason.isBlank()
                ? Refusal.of(RejectionCode.REASON_REQUIRED, "Say why the reflections are waived.", "reason")
                : Texts.optionalLong(reason, "reason");
    }
}
