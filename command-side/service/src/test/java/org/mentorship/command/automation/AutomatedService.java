package org.mentorship.command.automation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.CommandSide;
import org.mentorship.command.automation.KillSwitch.Killed;
import org.mentorship.command.axon.CommandSideModule;
import org.mentorship.command.axon.Fingerprints;
import org.mentorship.command.axon.Keeping;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.privacy.SubjectSeals;
import org.mentorship.command.privacy.TextProtection;
import org.mentorship.command.store.AutomationsDb;
import org.mentorship.command.store.EventDoor;
import org.mentorship.command.store.EventLogFile;
import org.mentorship.command.store.GroupCommitEngine;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.contract.time.ServiceClock;
import org.mentorship.contract.time.TimeMachine;

/**
 * The write side with its automations over a directory, on the real store. Nothing runs in the background but the
 * processor: tests say when the automations run. Closing and opening it again is a restart.
 */
final class AutomatedService implements AutoCloseable {

    /** What a test may replace. */
    record Parts(
            KillSwitch kill,
            UnaryOperator<CommandSender> sender,
            UnaryOperator<TokenStore> tokens,
            InstantSource machine,
            boolean automated) {

        static Parts real() {
            return new Parts(
                    KillSwitch.never(),
                    UnaryOperator.identity(),
                    UnaryOperator.identity(),
                    InstantSource.system(),
                    true);
        }

        static Parts mortal(KillSwitch kill) {
            return new Parts(kill, UnaryOperator.identity(), UnaryOperator.identity(), InstantSource.system(), true);
        }

        /** Commands only: what is to be done piles up. */
        static Parts unattended() {
            return new Parts(
                    KillSwitch.never(),
                    UnaryOperator.identity(),
                    UnaryOperator.identity(),
                    InstantSource.system(),
                    false);
        }

        Parts with(UnaryOperator<CommandSender> changed) {
            return new Parts(kill, changed, tokens, machine, automated);
        }

        Parts withTokens(UnaryOperator<TokenStore> changed) {
            return new Parts(kill, sender, changed, machine, automated);
        }

        Parts with(InstantSource changed) {
            return new Parts(kill, sender, tokens, changed, automated);
        }
    }

    /** Names the secret that fingerprints are made with. */
    static final String FINGERPRINTS = "command-fingerprints";

    private static final AtomicInteger COMMANDS = new AtomicInteger();

    final ServiceClock clock;
    final Configuration axon;
    final AutomationRunner runner;
    final TimeMachine time;
    final AutomationsDb db;
    final SqlTodoStore todos;
    private final EventLogFile events;
    final SubjectKeys keys;
    private final EventStorageEngine engine;
    final TextProtection texts;

    AutomatedService(Path directory, ServiceClock clock, Parts parts) {
        this.clock = clock;
        GenericEventMessage.clock = clock;
        var serializer = EventSerializer.create();
        events = EventLogFile.open(directory.resolve("events.db"));
        keys = SubjectKeys.open(
                directory.resolve("keys.db"), directory.resolve("kek"), null, events.sizeAtOpening() > 0);
        texts = new TextProtection(keys);
        var erasures = new Erasures(keys);
        erasures.recover(events.erasedPeople());
        engine = new GroupCommitEngine(events, serializer, new EventDoor(texts, erasures));
        db = AutomationsDb.open(directory.resolve("automations.db"));
        todos = new MortalTodoStore(db, parts.kill());
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> serializer)
                .configureMessageSerializer(_ -> serializer)
                .configureEventSerializer(_ -> serializer)
                .registerComponent(Keeping.class, _ -> texts::canKeep)
                .configureEmbeddedEventStore(_ -> engine);
        new CommandSideModule(clock, new Fingerprints(() -> keys.serviceSecret(FINGERPRINTS), new SubjectSeals(keys)))
                .configureModule(configurer);
        if (parts.automated()) {
            AutomationModule.makeGood(todos, engine, db.transactions(), erasures);
            var tokens = parts.tokens().apply(db.tokenStore(serializer));
            var inbox = new AutomationInbox(AutomationModule.ALL, todos, () -> {});
            AutomationModule.readLog(
                    configurer,
                    new AutomationStore(todos, tokens, db.transactions(), OtherProcesses.NONE),
                    configuration -> new PromptSource(engine, configuration.eventStore()),
                    new TwiceInbox(inbox, parts.kill()));
        }
        axon = configurer.start();
        var sender = parts.sender().apply(new GatewaySender(axon.commandGateway()));
        runner = new AutomationRunner(
                todos,
                AutomationModule.ALL,
                clock,
                parts.machine(),
                mortal(sender, parts.kill()),
                reading(parts.kill()),
                NoOpSpanFactory.INSTANCE,
                mortal(new LastLook(axon.eventStore()::readEvents, erasures), parts.kill()));
        time = new SteppingTimeMachine(clock, () -> runner);
    }

    private static CommandSender mortal(CommandSender sender, KillSwitch kill) {
        return (command, envelope) -> {
            kill.pass("before command " + envelope.commandId());
            var outcome = sender.send(command, envelope);
            kill.pass("after command " + envelope.commandId());
            return outcome;
        };
    }

    private static Consumer<MentorshipId> mortal(LastLook look, KillSwitch kill) {
        return mentorship -> {
            kill.pass("before the key of " + mentorship);
            look.forget(mentorship);
            kill.pass("after the key of " + mentorship);
        };
    }

    private LogReading reading(KillSwitch kill) {
        var real = AutomationModule.reading(axon);
        return new LogReading(axon.eventStore(), () -> null, new Stumbles(), OtherProcesses.NONE) {
            @Override
            boolean hasReached(@Nullable TrackingToken position) {
                if (kill.hasFired()) {
                    throw new Killed("dead while it reads");
                }
                return real.hasReached(position);
            }

            @Override
            boolean isHere() {
                return real.isHere();
            }

            @Override
            Optional<String> holdup() {
                return real.holdup();
            }

            @Override
            @Nullable Long lag() {
                return real.lag();
            }
        };
    }

    /**
     * Does some work, and does it again after a restart whenever the service is killed on the way.
     *
     * @param work to be repeated safely
     */
    static void survive(Path directory, ServiceClock clock, KillSwitch kill, Consumer<AutomatedService> work) {
        var done = false;
        while (!done) {
            kill.revive();
            try (var service = new AutomatedService(directory, clock, Parts.mortal(kill))) {
                work.accept(service);
                done = true;
            } catch (Killed _) {
                done = false;
            }
        }
    }

    void settle() {
        runner.settle();
    }

    CommandOutcome asCoordinator(Command command) {
        return send(command, "coordinator-1", ActorRole.COORDINATOR);
    }

    CommandOutcome as(ParticipantId person, Command command) {
        return send(command, person.value(), ActorRole.PARTICIPANT);
    }

    private CommandOutcome send(Command command, String actor, ActorRole role) {
        return send(command, CommandSide.envelope(actor, role, null, null, "test-" + COMMANDS.incrementAndGet()));
    }

    CommandOutcome send(Command command, Envelope envelope) {
        return axon.commandGateway()
                .sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(envelope.toMetadata()));
    }

    /** An event as the log has it. */
    record Logged(String stream, Object event, String eventId, Instant recordedAt, Envelope envelope) {}

    /** The whole log, in order. */
    List<Logged> log() {
        try (var all = engine.readEvents(null, false)) {
            var log = new ArrayList<Logged>();
            all.forEach(message -> log.add(new Logged(
                    ((DomainEventMessage<?>) message).getAggregateIdentifier(),
                    message.getPayload(),
                    message.getIdentifier(),
                    message.getTimestamp(),
                    Envelope.from(message.getMetaData()))));
            return log;
        }
    }

    /** What happened to each stream, by the names of the events. */
    Map<String, List<String>> story() {
        var story = new TreeMap<String, List<String>>();
        log().forEach(logged -> story.computeIfAbsent(logged.stream(), _ -> new ArrayList<>())
                .add(logged.event().getClass().getSimpleName()));
        return story;
    }

    /** The names of the events of a stream. */
    List<String> story(String stream) {
        return story().getOrDefault(stream, List.of());
    }

    @Override
    public void close() {
        axon.shutdown();
        db.close();
        keys.close();
        events.close();
    }
}
