package org.mentorship.command.automation;

import java.util.function.UnaryOperator;
import org.mentorship.command.automation.KillSwitch.Killed;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome.Accepted;

/** Ways in which commands of automations can go wrong. */
final class AutomationTestSenders {

    private AutomationTestSenders() {}

    /** Dies right after the first command of a kind took effect. */
    static UnaryOperator<CommandSender> dyingAfter(Class<? extends Command> type) {
        return sender -> (command, envelope) -> {
            var outcome = sender.send(command, envelope);
            if (type.isInstance(command) && outcome instanceof Accepted) {
                throw new Killed("after " + command);
            }
            return outcome;
        };
    }
}
