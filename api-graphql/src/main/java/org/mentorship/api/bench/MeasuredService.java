package org.mentorship.api.bench;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryGateway;
import org.mentorship.api.cli.RunningService;
import org.mentorship.api.cli.ServiceOptions;
import org.mentorship.api.security.SigningKey;
import org.mentorship.api.security.TokenIssuer;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.query.contract.Queries;
import org.mentorship.query.contract.Query;
import org.mentorship.query.contract.status.ReadModelStatus;
import org.mentorship.query.contract.status.ReadModelStatusView;
import picocli.CommandLine;

/** The whole service in this process, on a free port, in a directory of simulated time. */
final class MeasuredService implements AutoCloseable {

    static final String COORDINATOR = "bench-coordinator";

    /** When the simulated time of measured directories begins. */
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private static final String KEY_ENCRYPTION_KEY = "MENTORSHIP_KEK";
    private static final int KEY_BYTES = 32;
    private static final int ATTEMPTS = 20;
    private static final Duration POLL = Duration.ofMillis(1);

    private final RunningService service;
    private final CommandGateway commands;
    private final Queries queries;

    private MeasuredService(RunningService service) {
        this.service = service;
        this.commands = service.context().getBean(CommandGateway.class);
        this.queries = new Queries(service.context().getBean(QueryGateway.class));
    }

    /** Starts it; the limits of how much one caller or connection may ask for are lifted. A new directory is one of simulated time. */
    static MeasuredService start(Path data) {
        return start(
                data,
                "logging.level.org.mentorship=WARN",
                "mentorship.simulated-from=" + START,
                "server.tomcat.max-keep-alive-requests=-1",
                "mentorship.limits.requests-per-second=1000000",
                "mentorship.limits.burst=1000000");
    }

    /** Starts it in the machine's time. */
    static MeasuredService startInRealTime(Path data) {
        // The MongoDB of the environment, if there is one, is that of the cluster beside it.
        return start(data, "logging.level.org.mentorship=WARN", "mentorship.mongodb.uri=");
    }

    /**
     * Starts all of it as a part of a cluster, with the settings of the environment.
     *
     * @param data of nothing; a folder that may be there
     */
    static MeasuredService startInCluster(Path data) {
        var settings = new ArrayList<>(List.of(
                "logging.level.org.mentorship=WARN",
                "mentorship.mode=cluster",
                // Nobody is served, so no token is ever looked at.
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:9/none"));
        if (System.getenv(KEY_ENCRYPTION_KEY) == null) {
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            settings.add(KEY_ENCRYPTION_KEY + "=" + Base64.getEncoder().encodeToString(key));
        }
        return start(data, settings.toArray(String[]::new));
    }

    private static MeasuredService start(Path data, String... settings) {
        var options = CommandLine.populateCommand(new ServiceOptions(), "--port=0", "--data=" + data);
        return new MeasuredService(RunningService.start(options, false, settings));
    }

    URI url() {
        return service.url();
    }

    /** A token of a participant. */
    String token(ParticipantId participant) {
        return new TokenIssuer(SigningKey.in(service.data()), Clock.systemUTC())
                .issue(participant.value(), Set.of(ActorRole.PARTICIPANT), Duration.ofHours(1));
    }

    <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    Instant now() {
        return bean(ServiceClock.class).instant();
    }

    void moveTimeBy(Duration duration) {
        bean(ServiceClock.class).moveTo(now().plus(duration));
    }

    /** Sends a command once and waits for its answer, which must be that it was accepted. */
    Accepted send(Command command, Envelope envelope) {
        return accepted(command, commands.<CommandOutcome>sendAndWait(message(command, envelope)));
    }

    /** Sends a command, again where somebody else was faster. */
    Accepted insist(Command command, Envelope envelope) {
        for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return send(command, envelope);
            } catch (ConcurrencyException _) {
                Thread.onSpinWait();
            }
        }
        return send(command, envelope);
    }

    static Envelope coordinator(String commandId) {
        return new Envelope(COORDINATOR, ActorRole.COORDINATOR, null, null, commandId, commandId, commandId, null);
    }

    <R> CompletableFuture<R> ask(Query<R> query) {
        return queries.ask(query);
    }

    /** How far the read models are. */
    List<ReadModelStatusView> readModels() {
        return ask(new ReadModelStatus()).join();
    }

    /** Waits until every read model has seen all events that are there now. */
    void awaitReadModels() throws InterruptedException {
        while (!readModels().stream()
                .allMatch(model -> model.state() == ReadModelStatusView.State.LIVE && model.lag() == 0)) {
            Thread.sleep(POLL);
        }
    }

    /** Waits until nothing was appended for a while: the automations have done what was due. */
    void awaitQuiet() throws InterruptedException {
        var quiet = Duration.ofMillis(500);
        awaitReadModels();
        var before = heads();
        Thread.sleep(quiet);
        for (var after = heads(); !after.equals(before); after = heads()) {
            before = after;
            Thread.sleep(quiet);
        }
        awaitReadModels();
    }

    private List<Long> heads() {
        return new ArrayList<>(
                readModels().stream().map(ReadModelStatusView::head).toList());
    }

    private static GenericCommandMessage<Command> message(Command command, Envelope envelope) {
        return new GenericCommandMessage<>(command, envelope.toMetadata());
    }

    private static Accepted accepted(Command command, CommandOutcome outcome) {
        return switch (outcome) {
            case Accepted accepted -> accepted;
            case Rejected rejected ->
                throw new IllegalStateException(command.getClass().getSimpleName() + " was rejected: " + rejected.code()
                        + ": " + rejected.message());
        };
    }

    @Override
    public void close() {
        service.close();
    }
}
