package org.mentorship.command.automation;

import org.mentorship.command.automation.AutomatedService.Parts;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome.Accepted;

/** Ways in which commands of automations can go wrong. */
final class AutomationTestSenders {

    private AutomationTestSenders() {}

    /** A service that dies right after the first command of a kind took effect. */
    static Parts dyingAfter(Class<? extends Command> type) {
        var point = "after " + type.getSimpleName() + " took effect";
        var kill = KillSwitch.at(point);
        return Parts.mortal(kill).with(sender -> (command, envelope) -> {
            var outcome = sender.send(command, envelope);
            if (type.isInstance(command) && outcome instanceof Accepted) {
                kill.pass(point);
            }
            return outcome;
        });
    }
}
