package org.mentorship.command.axon;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.mentorship.contract.Command;

/**
 * Every command names its stream. The version that the caller expects is checked by {@link StreamAggregate}, after it has
 * answered repeated commands, not by Axon.
 */
public final class StreamTarget implements CommandTargetResolver {

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
        if (message.getPayload() instanceof Command command) {
            return new VersionedAggregateIdentifier(command.streamId().value(), null);
        }
        throw new IllegalArgumentException(message.getCommandName() + " names no stream");
    }
}
