package org.mentorship.api.simulate.story;

import java.util.List;
import org.mentorship.api.simulate.story.Script.Hour;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.FeedbackCommand.CorrectFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.Visibility;

/** In each feedback period both sides are asked about the relationship and about the programme; most answer. */
final class FeedbackRounds {

    private static final int WEEK = 7;

    private FeedbackRounds() {}

    static void write(Script script) {
        for (var week : script.frame.policy().feedbackWeeks()) {
            var due = script.start() + week * WEEK;
            give(
                    script,
                    due,
                    script.pair.mentee(),
                    FeedbackDirection.MENTEE_TO_MENTOR,
                    FeedbackDirection.MENTEE_TO_PROGRAM);
            give(
                    script,
                    due,
                    script.pair.mentor(),
                    FeedbackDirection.MENTOR_TO_MENTEE,
                    FeedbackDirection.MENTOR_TO_PROGRAM);
        }
    }

    private static void give(
            Script script,
            int due,
            ParticipantId author,
            FeedbackDirection toTheOther,
            FeedbackDirection toTheProgram) {
        var day = due + script.chance.between(1, 6);
        if (!script.isLive(day) || !script.behaviour.givesFeedback()) {
            return;
        }
        var relationship = script.behaviour.relationship();
        var commandId = give(script, day, author, toTheOther, "relationship", relationship, Visibility.SHARED);
        if (script.chance.happens(0.03)) {
            script.add(
                    day + 1,
                    Hour.NOON,
                    author,
                    new CorrectFeedback(
                            script.mentorship,
                            Made.FEEDBACK.by(commandId),
                            script.behaviour.relationship(),
                            "I had mixed up two of the questions"),
                    "Answered by mistake");
        }
        if (script.chance.happens(0.9)) {
            give(
                    script,
                    day,
                    author,
                    toTheProgram,
                    "satisfaction",
                    script.behaviour.satisfaction(),
                    Visibility.COORDINATORS);
        }
    }

    private static String give(
            Script script,
            int day,
            ParticipantId author,
            FeedbackDirection direction,
            String instrument,
            List<Integer> answers,
            Visibility visibility) {
        return script.add(
                day,
                Hour.NOON,
                author,
                new GiveFeedback(
                        script.mentorship,
                        FeedbackKind.PERIODIC,
                        direction,
                        instrument,
                        answers,
                        script.chance.happens(0.35) ? script.chance.oneOf(Phrases.COMMENTS) : null,
                        null,
                        visibility,
                        null));
    }
}
