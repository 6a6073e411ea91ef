package org.mentorship.api.simulate.story;

import java.util.List;
import java.util.OptionalInt;
import org.mentorship.api.simulate.story.Script.Hour;
import org.mentorship.contract.mentorship.Agreement;
import org.mentorship.contract.mentorship.AgreementCommand.ProposeAgreement;
import org.mentorship.contract.mentorship.AgreementCommand.SignAgreement;
import org.mentorship.contract.program.MeetingMode;

/** The two agree on how they will work together, in the first days. */
final class Agreements {

    private Agreements() {}

    /** The day on which both have signed; empty if the mentorship ends before. */
    static OptionalInt write(Script script) {
        var proposed = script.start() + script.chance.between(1, 3);
        var author = script.eitherOf(0.4);
        var others = proposed + script.behaviour.daysToAnswer();
        if (!script.isActive(others)) {
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
        script.add(others, Hour.EVENING, script.other(author), new SignAgreement(script.mentorship));
        return OptionalInt.of(others);
    }
}
