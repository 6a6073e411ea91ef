package org.mentorship.api.simulate.story;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.mentorship.api.simulate.story.Behaviour.Answer;
import org.mentorship.api.simulate.story.Script.Hour;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.CareCommand.Pause;
import org.mentorship.contract.mentorship.CareCommand.Resume;
import org.mentorship.contract.mentorship.MatchCommand.AcceptMatch;
import org.mentorship.contract.mentorship.MatchCommand.DeclineMatch;
import org.mentorship.contract.mentorship.MatchCommand.ProposeMatch;
import org.mentorship.contract.mentorship.MatchCommand.RequestMentor;
import org.mentorship.contract.program.Format;

/**
 * All that the people of a match do, and what coordinators do about them, in the order of time. What automations do
 * is not in it. A story depends on the frame and the match alone: told again, it is the same.
 */
public final class Story {

    private final Script script;

    private Story(Script script) {
        this.script = script;
    }

    /** Tells the story of a match. */
    public static List<Act> of(Frame frame, Match match) {
        var script = new Script(frame, match);
        new Story(script).tell();
        return script.acts();
    }

    private record Reply(ParticipantId person, Answer answer, int day) {}

    private void tell() {
        var start = meet();
        if (start.isEmpty()) {
            return;
        }
        var ending = Ending.plan(script, start.getAsInt());
        script.lives(start.getAsInt(), ending.day());
        rest();
        Agreements.write(script).ifPresent(concluded -> {
            var goals = GoalChapter.write(script, concluded);
            new MeetingChapter(script, goals, concluded, ending.lastMeetingDay()).write();
            goals.judge(ending);
        });
        WellBeing.write(script);
        FeedbackRounds.write(script);
        ending.write();
    }

    /** From proposal to acceptance; empty if nothing comes of it, else the day on which the mentorship starts. */
    private OptionalInt meet() {
        var asked = script.match.format() == Format.ONE_ON_ONE && script.behaviour.menteeAsks();
        if (asked) {
            request();
        } else {
            propose();
        }
        var replies = script.match.people().stream()
                .map(person -> reply(person, asked))
                .sorted(Comparator.comparingInt(Reply::day))
                .toList();
        var accepted = 0;
        var day = script.match.day();
        for (var reply : replies) {
            day = reply.day();
            switch (reply.answer()) {
                case ACCEPT -> {
                    accepted++;
                    if (!asked || reply.person().equals(script.match.mentor())) {
                        script.add(day, Hour.NOON, reply.person(), new AcceptMatch(script.mentorship));
                    }
                }
                case DECLINE -> {
                    var reason = script.chance.oneOf(Phrases.DECLINE_REASONS);
                    script.add(day, Hour.NOON, reply.person(), new DeclineMatch(script.mentorship, reason));
                    return OptionalInt.empty();
                }
                case IGNORE -> {}
            }
        }
        return accepted == replies.size() ? OptionalInt.of(day) : OptionalInt.empty();
    }

    private Reply reply(ParticipantId person, boolean asked) {
        var behaviour = script.behaviour;
        var day = script.match.day();
        if (person.equals(script.match.mentor())) {
            return new Reply(person, behaviour.mentorAnswers(), day + behaviour.daysToAnswer());
        }
        return asked
                ? new Reply(person, Answer.ACCEPT, day)
                : new Reply(person, behaviour.menteeAnswers(), day + behaviour.daysToAnswer());
    }

    private void propose() {
        script.add(
                script.match.day(),
                Hour.MORNING,
                null,
                new ProposeMatch(
                        script.mentorship,
                        script.frame.programId(),
                        script.match.format(),
                        List.of(script.match.mentor()),
                        script.match.mentees(),
                        script.match.rationale()));
    }

    private void request() {
        script.add(
                script.match.day(),
                Hour.MORNING,
                script.someMentee(),
                new RequestMentor(
                        script.mentorship,
                        script.frame.programId(),
                        Format.ONE_ON_ONE,
                        script.match.mentor(),
                        script.someMentee(),
                        "I want to get better at " + String.join(" and ", script.match.skills()),
                        "A project of my own that others use"));
    }

    /** Some mentorships rest for one to three weeks, well before their end. */
    private void rest() {
        if (!script.behaviour.pauses()) {
            return;
        }
        var from =
                script.workday(script.start() + (int) (script.frame.lengthDays() * script.chance.between(0.25, 0.7)));
        var until = script.workday(from + script.chance.between(7, 21));
        if (until + 3 < script.end()) {
            script.pauses(from, until);
            script.add(
                    from,
                    Hour.NOON,
                    script.eitherOf(0.6),
                    new Pause(script.mentorship, script.chance.oneOf(Phrases.PAUSE_REASONS), script.date(until)));
            script.add(until, Hour.NOON, script.eitherOf(0.6), new Resume(script.mentorship));
        }
    }
}
