package org.mentorship.command.mentorship.care;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import org.mentorship.command.decision.Dates;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.CareCommand;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.CareCommand.ResolveConcern;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.CareEvent.ConcernRaised;
import org.mentorship.contract.mentorship.CareEvent.ConcernResolved;
import org.mentorship.contract.mentorship.CareEvent.MentorshipPaused;
import org.mentorship.contract.mentorship.CareEvent.MentorshipResumed;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** Decides about concerns and pauses. */
public final class CareDecider {

    private static final String CONCERN_PREFIX = "con_";

    private CareDecider() {}

    public static Decision<MentorshipEvent> decide(Journey journey, CareCommand command, DecisionContext context) {
        return switch (command) {
            case RaiseConcern c ->
                rules(Texts.requiredLong(c.text(), "text"))
                        .then(() -> accept(new ConcernRaised(
                                journey.id(),
                                context.newId(CONCERN_PREFIX, 0),
                                context.party().orElse(null),
                                c.severity(),
                                c.text())));
            case ResolveConcern c -> resolve(journey, c, context);
            case Pause c ->
                rules(Texts.optionalLong(c.reason(), "reason"), Dates.notPast(c.until(), context, "until"))
                        .then(() -> accept(new MentorshipPaused(journey.id(), c.reason(), c.until())));
            case Resume c -> accept(new MentorshipResumed(journey.id()));
        };
    }

    /** Concerns are confidential to coordinators: whoever is not one learns nothing of them, not even that one exists. */
    private static Decision<MentorshipEvent> resolve(Journey journey, ResolveConcern c, DecisionContext context) {
        if (!context.byStaff()) {
            return refuse(RejectionCode.NOT_A_COORDINATOR, "Coordinators deal with concerns.");
        }
        var concern = journey.care().concerns().get(c.concernId());
        return switch (concern) {
            case null -> refuse(RejectionCode.UNKNOWN_ITEM, "There is no such concern here.", "concernId");
            case RESOLVED -> refuse(RejectionCode.WRONG_PHASE, "The concern is resolved already.", "concernId");
            case OPEN ->
                rules(Texts.requiredLong(c.resolution(), "resolution"))
                        .then(() -> accept(new ConcernResolved(journey.id(), c.concernId(), c.resolution())));
        };
    }
}
