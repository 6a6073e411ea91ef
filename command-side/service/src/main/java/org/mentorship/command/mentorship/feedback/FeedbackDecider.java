package org.mentorship.command.mentorship.feedback;

import static org.mentorship.command.decision.Decision.accept;
import static org.mentorship.command.decision.Decision.nothing;
import static org.mentorship.command.decision.Decision.refuse;
import static org.mentorship.command.decision.Decision.rules;

import java.time.ZoneOffset;
import org.mentorship.command.decision.Decision;
import org.mentorship.command.decision.DecisionContext;
import org.mentorship.command.decision.Texts;
import org.mentorship.command.mentorship.Journey;
import org.mentorship.command.mentorship.People;
import org.mentorship.command.mentorship.feedback.FeedbackBook.Topic;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.mentorship.FeedbackCommand;
import org.mentorship.contract.mentorship.FeedbackCommand.CorrectFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.RaiseFeedbackDue;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackCorrected;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackDueRaised;
import org.mentorship.contract.mentorship.FeedbackEvent.FeedbackGiven;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** Decides about feedback. What was given is never edited; a correction is put beside it. */
public final class FeedbackDecider {

    private static final String FEEDBACK_PREFIX = "fbk_";

    private FeedbackDecider() {}

    public static Decision<MentorshipEvent> decide(
            Journey journey, FeedbackCommand command, DecisionContext context, Instruments instruments) {
        return switch (command) {
            case GiveFeedback c ->
                People.asMember(journey, context, author -> give(journey, c, author, context, instruments));
            case CorrectFeedback c ->
                People.asMember(journey, context, author -> correct(journey, c, author, context, instruments));
            case RaiseFeedbackDue c -> raiseDue(journey, c, context);
        };
    }

    private static Decision<MentorshipEvent> give(
            Journey journey, GiveFeedback c, Member author, DecisionContext context, Instruments instruments) {
        var instrument = instruments.latest(c.instrument());
        var topic = new Topic(
                c.direction(),
                c.instrument(),
                FeedbackSchedule.of(journey).periodAt(context.now()),
                author.participantId(),
                FeedbackRules.whomItIsAbout(journey, c, author));
        return rules(
                        FeedbackRules.authorIsOnTheSide(c.direction(), author),
                        FeedbackRules.aboutFits(journey, c, author),
                        FeedbackRules.workIsNamed(c),
                        Texts.requiredShort(c.instrument(), "instrument"),
                        FeedbackRules.answersFit(instrument, c.instrument(), c.answers()),
                        Texts.optionalLong(c.comment(), "comment"),
                        FeedbackRules.isNotGivenYet(journey, c.kind(), topic))
                .then(() -> accept(new FeedbackGiven(
                        journey.id(),
                        context.newId(FEEDBACK_PREFIX, 0),
                        c.kind(),
                        c.direction(),
                        c.instrument(),
                        instrument.orElseThrow().version(),
                        topic.period(),
                        c.answers(),
                        c.comment(),
                        c.deliverable(),
                        c.visibility(),
                        author.participantId(),
                        topic.about())));
    }

    private static Decision<MentorshipEvent> correct(
            Journey journey, CorrectFeedback c, Member author, DecisionContext context, Instruments instruments) {
        // That of others may be hidden from who asks: it reads as what is not there.
        var given = journey.feedback()
                .find(c.feedbackId())
                .filter(found -> found.topic().author().equals(author.participantId()));
        if (given.isEmpty()) {
            return refuse(RejectionCode.UNKNOWN_ITEM, "There is no such feedback of this author here.", "feedbackId");
        }
        var name = given.get().topic().instrument();
        return rules(
                        FeedbackRules.answersFit(
                                instruments.version(name, given.get().instrumentVersion()), name, c.answers()),
                        Texts.optionalLong(c.comment(), "comment"),
                        Texts.optionalLong(context.envelope().reason(), "reason"))
                .then(() -> accept(new FeedbackCorrected(journey.id(), c.feedbackId(), c.answers(), c.comment())));
    }

    private static Decision<MentorshipEvent> raiseDue(Journey journey, RaiseFeedbackDue c, DecisionContext context) {
        var schedule = FeedbackSchedule.of(journey);
        if (journey.feedback().raisedPeriods().contains(c.period())) {
            return nothing();
        }
        return rules(Texts.between(c.period(), 1, schedule.periods(), "period")).then(() -> {
            var dueAt = schedule.dueAt(c.period());
            return context.now().isBefore(dueAt)
                    ? refuse(RejectionCode.NOT_DUE, "The feedback is due at %s.".formatted(dueAt), "period")
                    : accept(new FeedbackDueRaised(
                            journey.id(),
                            c.period(),
                            dueAt.atZone(ZoneOffset.UTC).toLocalDate()));
        });
    }
}
