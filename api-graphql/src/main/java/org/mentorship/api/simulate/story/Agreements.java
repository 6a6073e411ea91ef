package org.mentorship.api.simulate.story;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.mentorship.api.simulate.story.Script.Hour;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.AgreementCommand.SignAgreement;
import org.mentorship.contract.program.MeetingMode;

/** They agree on how they will work together, in the first days. */
final class Agreements {

    private Agreements() {}

    /** The day on which all have signed; empty if the mentorship ends before. */
    static OptionalInt write(Script script) {
        var proposed = script.start() + script.chance.between(1, 3);
        var author = script.eitherOf(0.4);
        var signed = new TreeMap<Integer, List<ParticipantId>>();
        for (var other : script.match.others(author)) {
            signed.computeIfAbsent(proposed + script.behaviour.daysToAnswer(), _ -> new ArrayList<>())
                    .add(other);
        }
        if (!script.isActive(signed.lastKey())) {
            return OptionalInt.empty();
        }
        script.add(
                proposed,
                Hour.NOON,
                author,
                new ProposeAgreement(
                        script.mentorship,
                        new Agreement(
                                "Comes prepared, with one question at least",
                                "Is honest about what works and what does not",
                                "No work on the employer's tasks; no contact on weekends",
                                "What we say stays between us",
                                script.frame.policy().cadenceDays(),
                                List.of(MeetingMode.VIDEO, MeetingMode.IN_PERSON))));
        script.add(proposed, Hour.NOON, author, new SignAgreement(script.mentorship));
        signed.forEach((day, people) ->
                people.forEach(person -> script.add(day, Hour.EVENING, person, new SignAgreement(script.mentorship))));
        return OptionalInt.of(signed.lastKey());
    }
}
