package org.mentorship.api.simulate.story;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.simulate.story.Script.Hour;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.FeedbackCommand.CorrectFeedback;
import org.mentorship.contract.mentorship.FeedbackCommand.GiveFeedback;
import org.mentorship.contract.mentorship.FeedbackDirection;
import org.mentorship.contract.mentorship.FeedbackKind;
import org.mentorship.contract.mentorship.Visibility;
import org.mentorship.contract.program.Format;

/** In each feedback period all are asked about the relationship and about the programme; most answer. */
final class FeedbackRounds {

    private static final int WEEK = 7;

    private FeedbackRounds() {}

    static void write(Script script) {
        for (var week : script.frame.policy().feedbackWeeks()) {
            var due = script.start() + week * WEEK;
            for (var person : script.match.people()) {
                give(script, due, person);
            }
        }
    }

    private static void give(Script script, int due, ParticipantId author) {
        var day = due + script.chance.between(1, 6);
        if (!script.isLive(day) || !script.behaviour.givesFeedback()) {
            return;
        }
        var commandId = "";
        for (var other : othersOf(script, author)) {
            var relationship = script.behaviour.relationship();
            commandId = give(script, day, author, toOthers(script, author), "relationship", relationship, other);
        }
        if (script.chance.happens(0.03)) {
            script.add(
                    day + 1,
                    Hour.NOON,
                    author,
                    new CorrectFeedback(
                            script.mentorship,
                            Made.FEEDBACK.by(script.mentorship, commandId),
                            script.behaviour.relationship(),
                            "I had mixed up two of the questions"),
                    "Answered by mistake");
        }
        if (script.chance.happens(0.9)) {
            give(
                    script,
                    day,
                    author,
                    toTheProgram(script, author),
                    "satisfaction",
                    script.behaviour.satisfaction(),
                    null);
        }
    }

    private static String give(
            Script script,
            int day,
            ParticipantId author,
            FeedbackDirection direction,
            String instrument,
            List<Integer> answers,
            @Nullable ParticipantId about) {
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
                        about == null ? Visibility.COORDINATORS : Visibility.SHARED,
                        about));
    }

    /** Whom the feedback is about: a mentor tells each mentee, and a mentee the mentor. */
    private static List<ParticipantId> othersOf(Script script, ParticipantId author) {
        var match = script.match;
        return author.equals(match.mentor()) ? match.mentees() : List.of(match.mentor());
    }

    private static FeedbackDirection toOthers(Script script, ParticipantId author) {
        if (script.match.format() == Format.PEER) {
            return FeedbackDirection.PEER_TO_PEER;
        }
        return author.equals(script.match.mentor())
                ? FeedbackDirection.MENTOR_TO_MENTEE
                : FeedbackDirection.MENTEE_TO_MENTOR;
    }

    /** Peers speak to the programme as mentees do. */
    private static FeedbackDirection toTheProgram(Script script, ParticipantId author) {
        return author.equals(script.match.mentor()) && script.match.format() != Format.PEER
                ? FeedbackDirection.MENTOR_TO_PROGRAM
                : FeedbackDirection.MENTEE_TO_PROGRAM;
    }
}
