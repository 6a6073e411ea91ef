package org.mentorship.api.axon;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.MessageHandler;
import org.mentorship.api.security.Caller;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ProgramId;

/** What one process of a cluster has of Axon: the service's own buses, on an Axon Server. */
final class AxonServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Caller CALLER = new Caller("ruth", Set.of(ActorRole.COORDINATOR), null, null);

    private final ThreadPoolExecutor threads;
    private final Configuration axon;
    private final Commands commands;

    /** A command of the tests' own, so that no service that happens to be connected takes it. */
    record Ask(ProgramId program, String question) implements Command {
        @Override
        public ProgramId streamId() {
            return program;
        }
    }

    private AxonServerProcess(String server, int threadCount) {
        threads = new ThreadPoolExecutor(threadCount, threadCount, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(1));
        var assembly = new AxonServerConnections();
        var configuration = assembly.axonServerConfiguration(
                new AxonServerProperties(server, "default", null, new AxonServerProperties.Tls(false, null)));
        var connections = assembly.axonServerConnections(configuration);
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> ClusterAssembly.messageSerializer())
                .configureEventSerializer(_ -> ClusterAssembly.messageSerializer());
        new ClusterAssembly().clusterBuses(configuration, connections, threads).configureModule(configurer);
        axon = configurer.start();
        commands = new Commands(axon.commandGateway(), Runnable::run);
    }

    static AxonServerProcess at(String server) {
        return new AxonServerProcess(server, 4);
    }

    /** With one thread for commands, and a queue of one. */
    static AxonServerProcess smallAt(String server) {
        return new AxonServerProcess(server, 1);
    }

    AxonServerProcess handling(MessageHandler<CommandMessage<?>> handler) {
        axon.commandBus().subscribe(Ask.class.getName(), handler);
        return this;
    }

    Configuration axon() {
        return axon;
    }

    boolean isConnected() {
        return axon.getComponent(AxonServerConnectionManager.class).isConnected("default");
    }

    CompletableFuture<CommandOutcome> send(String question) {
        return commands.send(
                new Ask(new ProgramId("prg_1"), question),
                CallerEnvelope.of(CALLER, ActorRole.COORDINATOR, "c1").because("a reason"));
    }

    /** The outcome; a command that hangs fails the test. */
    CommandOutcome outcome(String question) {
        return send(question).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        axon.shutdown();
        threads.shutdownNow();
    }
}
