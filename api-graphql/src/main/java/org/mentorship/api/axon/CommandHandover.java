package org.mentorship.api.axon;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.lifecycle.Phase;

/**
 * How a process that handles commands leaves: it takes no more of them, finishes and answers those that it has, and only
 * then lets go of its stores. Axon's own bus (4.13) waits neither until Axon Server has confirmed that it sends no more, nor
 * for commands that are handled on threads of ours.
 */
final class CommandHandover {

    private static final int UNSUBSCRIBE_SECONDS = 5;
    private static final int FINISH_SECONDS = 20;

    private CommandHandover() {}

    static void register(Configuration axon, AxonServerConnectionManager connections) {
        axon.onShutdown(Phase.INBOUND_COMMAND_CONNECTOR + 1, () -> takeNoMore(connections));
        axon.onShutdown(Phase.INBOUND_COMMAND_CONNECTOR - 1, () -> finish(axon));
    }

    private static CompletableFuture<?> takeNoMore(AxonServerConnectionManager connections) {
        return connections.isConnected(connections.getDefaultContext())
                ? connections
                        .getConnection()
                        .commandChannel()
                        .prepareDisconnect()
                        .completeOnTimeout(null, UNSUBSCRIBE_SECONDS, TimeUnit.SECONDS)
                        .exceptionally(_ -> null)
                : CompletableFuture.completedFuture(null);
    }

    private static CompletableFuture<?> finish(Configuration axon) {
        return axon.commandBus() instanceof AxonServerCommandBus bus
                        && bus.localSegment() instanceof LocalCommands commands
                ? commands.idle().completeOnTimeout(null, FINISH_SECONDS, TimeUnit.SECONDS)
                : CompletableFuture.completedFuture(null);
    }
}
