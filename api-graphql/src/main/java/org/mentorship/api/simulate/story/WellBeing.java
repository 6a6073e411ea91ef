package org.mentorship.api.simulate.story;

import org.mentorship.api.simulate.story.Script.Hour;
import org.mentorship.contract.mentorship.CareCommand.RaiseConcern;
import org.mentorship.contract.mentorship.CareCommand.ResolveConcern;
import org.mentorship.contract.mentorship.GrowthCommand.CheckIn;

/** How people are doing: check-ins about once a month, and now and then a worry that a coordinator deals with. */
final class WellBeing {

    private WellBeing() {}

    static void write(Script script) {
        for (var day = script.start() + script.chance.between(10, 20);
                day < script.end();
                day += script.chance.between(20, 32)) {
            if (script.isActive(day) && script.behaviour.bothers(0.65)) {
                checkIn(script, day);
            }
        }
        if (script.behaviour.raisesConcern()) {
            worry(script);
        }
    }

    private static void checkIn(Script script, int day) {
        var chance = script.chance;
        script.add(
                day,
                Hour.NOON,
                script.eitherOf(0.8),
                new CheckIn(
                        script.mentorship,
                        script.behaviour.mood(script.progress(day)),
                        script.behaviour.mood(0.4),
                        chance.happens(0.2) ? chance.oneOf(Phrases.SETBACKS) : null,
                        chance.happens(0.3) ? chance.oneOf(Phrases.ENCOURAGEMENTS) : null));
    }

    private static void worry(Script script) {
        var chance = script.chance;
        var day = script.start() + (int) (script.frame.lengthDays() * chance.between(0.15, 0.8));
        if (!script.isLive(day)) {
            return;
        }
        var commandId = script.add(
                day,
                Hour.NOON,
                script.eitherOf(0.7),
                new RaiseConcern(script.mentorship, script.behaviour.severity(), chance.oneOf(Phrases.CONCERNS)));
        if (chance.happens(0.9)) {
            script.add(
                    script.workday(day + chance.between(1, 8)),
                    Hour.MORNING,
                    null,
                    new ResolveConcern(
                            script.mentorship,
                            Made.CONCERN.by(script.mentorship, commandId),
                            chance.oneOf(Phrases.RESOLUTIONS)));
        }
    }
}
