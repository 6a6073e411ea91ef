package org.mentorship.api.simulate.story;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.simulate.story.Script.Hour;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.ClosureCommand.AgreeTransitionPlan;
import org.mentorship.contract.mentorship.ClosureCommand.CompleteClosure;
import org.mentorship.contract.mentorship.ClosureCommand.EndEarly;
import org.mentorship.contract.mentorship.ClosureCommand.Reflect;
import org.mentorship.contract.mentorship.ClosureCommand.RequestClosure;
import org.mentorship.contract.mentorship.EndReason;
import org.mentorship.contract.mentorship.FollowUpCommand.RecordFollowUp;

/** How a mentorship ends, as planned or early, and what people answer when they are asked months later. */
final class Ending {

    /** A match that lost contact had not met for so long when a coordinator ended it. */
    private static final int SILENT_DAYS = 35;
    /** No month is longer, so that an answer never comes before it is asked for. */
    private static final int LONGEST_MONTH = 31;

    private final Script script;
    private final int day;
    private final @Nullable EndReason reason;

    private Ending(Script script, int day, @Nullable EndReason reason) {
        this.script = script;
        this.day = day;
        this.reason = reason;
    }

    static Ending plan(Script script, int start) {
        var length = script.frame.lengthDays();
        if (script.behaviour.endsEarly()) {
            var share = script.behaviour.shareUntilEarlyEnd();
            var day = start + Math.max(2, (int) (length * share));
            return new Ending(script, day, script.behaviour.reason(share));
        }
        return new Ending(script, start + length - script.chance.between(0, 5), null);
    }

    /** The day on which it ends early, or on which its planned closure begins. */
    int day() {
        return day;
    }

    boolean isEarly() {
        return reason != null;
    }

    int lastMeetingDay() {
        return reason == EndReason.NO_CONTACT ? day - SILENT_DAYS : day - 1;
    }

    void write() {
        followUp(reason == null ? close() : endEarly(reason));
    }

    private int endEarly(EndReason because) {
        script.add(
                day,
                Hour.EVENING,
                because == EndReason.NO_CONTACT ? null : script.eitherOf(0.6),
                new EndEarly(script.mentorship, because, note(because)));
        return day;
    }

    private static @Nullable String note(EndReason because) {
        return switch (because) {
            case NO_CONTACT -> "Neither of the two answered for five weeks.";
            case MISMATCH -> "Nice talks, but not what either of us was looking for.";
            case GOALS_MET -> "We got there sooner than planned.";
            case TIME, CHANGED_CIRCUMSTANCES, RELOCATION, LEFT_PROGRAM, HEALTH, OTHER -> null;
        };
    }

    /** Returns the day on which it is closed. */
    private int close() {
        var asks = script.eitherOf(0.5);
        script.add(day, Hour.NOON, asks, new RequestClosure(script.mentorship, "The agreed time is over"));
        var last = day;
        var silent = false;
        var waived = false;
        for (var person : Stream.concat(Stream.of(asks), script.match.others(asks).stream())
                .toList()) {
            if (silent || script.behaviour.reflects()) {
                var reflected = day + 1 + script.behaviour.daysToAnswer();
                last = Math.max(last, reflected);
                reflect(person, reflected);
            } else {
                silent = true;
                waived = isASide(person);
            }
        }
        if (script.chance.happens(0.7)) {
            script.add(
                    last,
                    Hour.EVENING,
                    script.someMentee(),
                    new AgreeTransitionPlan(script.mentorship, "We write to each other once a quarter."));
        }
        var closed = last + 1;
        script.add(
                closed,
                Hour.NOON,
                waived ? null : script.eitherOf(0.5),
                new CompleteClosure(script.mentorship, waived),
                waived ? "One side could not be reached for a reflection" : null);
        return closed;
    }

    /** Whether nobody else stands for the person's side. */
    private boolean isASide(ParticipantId person) {
        return script.match.mentees().size() == 1 || person.equals(script.match.mentor());
    }

    private void reflect(ParticipantId person, int on) {
        script.add(
                on,
                Hour.NOON,
                person,
                new Reflect(
                        script.mentorship,
                        script.chance.oneOf(Phrases.ACCOMPLISHMENTS),
                        script.chance.oneOf(Phrases.GRATITUDE),
                        script.chance.oneOf(Phrases.WHAT_NEXT)));
    }

    private void followUp(int closed) {
        for (var months : script.frame.policy().followUpMonths()) {
            for (var person : script.match.people()) {
                if (script.behaviour.answersFollowUp()) {
                    script.add(
                            closed + months * LONGEST_MONTH + script.chance.between(1, 6),
                            Hour.NOON,
                            person,
                            new RecordFollowUp(
                                    script.mentorship,
                                    months,
                                    script.behaviour.advancement(),
                                    script.behaviour.satisfaction().getFirst(),
                                    script.chance.happens(0.6),
                                    person.equals(script.match.mentor()) || script.chance.happens(0.15),
                                    null));
                }
            }
        }
    }
}
