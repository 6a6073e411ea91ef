package org.mentorship.command.automation;

import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.envelope.Envelope;

/** Takes a command to its stream and brings the outcome. An exception leaves open whether the command took effect. */
@FunctionalInterface
interface CommandSender {

    CommandOutcome send(Command command, Envelope envelope);
}
