package org.mentorship.command.automation;

import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.envelope.Envelope;

/** Sends through Axon's gateway; waits half a minute at most, so that one lost answer does not stop all automations. */
final class GatewaySender implements CommandSender {

    private static final long SECONDS = 30;

    private final CommandGateway gateway;

    GatewaySender(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public CommandOutcome send(Command command, Envelope envelope) {
        var message = GenericCommandMessage.asCommandMessage(command).withMetaData(envelope.toMetadata());
        CommandOutcome outcome = gateway.sendAndWait(message, SECONDS, TimeUnit.SECONDS);
        if (outcome == null) {
            throw new IllegalStateException(
                    command.getClass().getSimpleName() + " was not answered within " + SECONDS + " s");
        }
        return outcome;
    }
}
