package org.mentorship.command;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.axon.CommandSideModule;
import org.mentorship.command.axon.Fingerprints;
import org.mentorship.command.axon.Freshness;
import org.mentorship.contract.Command;
import org.mentorship.contract.CommandOutcome;
import org.mentorship.contract.CommandOutcome.Accepted;
import org.mentorship.contract.CommandOutcome.Rejected;
import org.mentorship.contract.RejectionCode;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.contract.time.ServiceClock;

/** The real aggregates on a real command bus and event store, with a clock that tests move. */
public final class CommandSide implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    public final ServiceClock clock = ServiceClock.simulatedFrom(START);
    public final Configuration axon;
    private int commands;

    public CommandSide(EventStorageEngine engine) {
        this(EmbeddedEventStore.builder().storageEngine(engine).build(), Freshness.SINGLE_WRITER);
    }

    /** One of several processes, for which a test only has to share the event store's engine. */
    public CommandSide(EventStore events, Freshness freshness) {
        GenericEventMessage.clock = clock;
        var serializer = EventSerializer.create();
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(c -> serializer)
                .configureMessageSerializer(c -> serializer)
                .configureEventSerializer(c -> serializer)
                .registerComponent(Freshness.class, c -> freshness)
                .configureEventStore(c -> events);
        new CommandSideModule(clock, new Fingerprints(new byte[32])).configureModule(configurer);
        axon = configurer.start();
    }

    public CommandOutcome asCoordinator(Command command) {
        return send(command, envelope("coordinator-1", ActorRole.COORDINATOR, null, null, nextCommandId()));
    }

    public CommandOutcome as(ParticipantId participant, Command command) {
        return send(command, envelope(participant.value(), ActorRole.PARTICIPANT, null, null, nextCommandId()));
    }

    public CommandOutcome send(Command command, Envelope envelope) {
        return send(command, envelope, null);
    }

    public CommandOutcome send(Command command, Envelope envelope, @Nullable Long expectedVersion) {
        var metadata = new HashMap<String, Object>(envelope.toMetadata());
        if (expectedVersion != null) {
            metadata.put(Envelope.EXPECTED_VERSION, expectedVersion.toString());
        }
        return axon.commandGateway()
                .sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(Map.copyOf(metadata)));
    }

    public static Envelope envelope(
            String actor, ActorRole role, @Nullable String onBehalfOf, @Nullable String reason, String commandId) {
        return new Envelope(actor, role, onBehalfOf, reason, commandId, commandId, commandId, null);
    }

    public String nextCommandId() {
        return "cmd-" + ++commands;
    }

    /** The events of a stream, oldest first. */
    public List<Object> events(String stream) {
        return axon.eventStore()
                .readEvents(stream)
                .asStream()
                .<Object>map(message -> message.getPayload())
                .toList();
    }

    public static Accepted accepted(CommandOutcome outcome) {
        return switch (outcome) {
            case Accepted accepted -> accepted;
            case Rejected rejected -> throw new AssertionError("Rejected: " + rejected);
        };
    }

    public static RejectionCode code(CommandOutcome outcome) {
        return switch (outcome) {
            case Accepted accepted -> throw new AssertionError("Accepted: " + accepted);
            case Rejected rejected -> rejected.code();
        };
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
