package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.Cohort;
import org.mentorship.command.CommandSide;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.KeyEncryptionKey;
import org.mentorship.command.privacy.KeyRing;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.privacy.TextProtection;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.enrollment.Role;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.mentorship.MatchEvent.MatchProposed;
import org.mentorship.contract.mentorship.Member;
import org.mentorship.contract.mentorship.Origin;
import org.mentorship.contract.participant.ParticipantEvent.ParticipantRegistered;
import org.mentorship.contract.participant.ParticipantEvent.PersonalDataErased;
import org.mentorship.contract.program.Format;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("An erasure in a cluster")
class SharedErasuresTest {

    private static final ParticipantId BEN = Cohort.person("ben");

    @TempDir
    private Path directory;

    private final InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    private @Nullable Configuration axon;

    @BeforeEach
    void start() {
        GenericEventMessage.clock = Clock.systemUTC(); // other tests may have left theirs
    }

    @AfterEach
    void stop() {
        if (axon != null) {
            axon.shutdown();
        }
    }

    private SubjectKeys keysOfOneProcess() {
        return SubjectKeys.shared(
                mongo.database(),
                KeyRing.of(KeyEncryptionKey.load(null, directory.resolve("kek"), true)),
                Duration.ofMillis(1));
    }

    private void append(long sequence, Object event) {
        append("Participant", BEN.value(), sequence, event);
    }

    private void append(String type, String stream, long sequence, Object event) {
        var envelope = CommandSide.envelope("coordinator-1", ActorRole.COORDINATOR, null, null, "command-" + sequence);
        log.appendEvents(new GenericDomainEventMessage<>(type, stream, sequence, event, envelope.toMetadata()));
    }

    /** Appends the registration as the store has it, and gives the stored form of the name. */
    private String register(SubjectKeys keys) {
        var registered = new ParticipantRegistered(BEN, "Ben", "ben@example.org", null, null, Cohort.attributes());
        DomainEvent stored = (DomainEvent) new TextProtection(keys).protect("e1", registered);
        append(0, stored);
        return ((ParticipantRegistered) stored).name();
    }

    private void automationsOfAnotherProcess() {
        var store = new AutomationStore(
                new MongoTodoStore(mongo.database()),
                new InMemoryTokenStore(),
                NoTransactionManager.instance(),
                OtherProcesses.NONE);
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> EventSerializer.create())
                .configureEventSerializer(_ -> EventSerializer.create())
                .configureEventStore(
                        _ -> EmbeddedEventStore.builder().storageEngine(log).build());
        var erasures = new Erasures(keysOfOneProcess());
        new AutomationModule(store, log, ServiceClock.machine(), true, erasures).configureModule(configurer);
        new SharedErasuresAutoConfiguration().sharedErasures(erasures).configureModule(configurer);
        axon = configurer.start();
    }

    @Test
    @DisplayName(
            "is finished by whoever reads the log, if the process that took it ended between the event and the key")
    void crashBetweenEventAndKey() {
        var keys = keysOfOneProcess();
        var name = register(keys);
        append(1, new PersonalDataErased(BEN, List.of("name", "email")));
        var api = new TextProtection(keys);
        assertThat(api.reveal(name)).as("the state that the crash leaves").contains("Ben");

        automationsOfAnotherProcess();

        await().untilAsserted(() -> assertThat(api.reveal(name)).isEmpty());
    }

    @Test
    @DisplayName("that was finished is left as it is")
    void finished() {
        var keys = keysOfOneProcess();
        var name = register(keys);
        new Erasures(keys).recorded(BEN);
        append(1, new PersonalDataErased(BEN, List.of("name", "email")));

        automationsOfAnotherProcess();
        append(2, new PersonalDataErased(BEN, List.of("name")));

        await().untilAsserted(() -> assertThat(
                        AutomationModule.reading(Objects.requireNonNull(axon)).hasReached(log.createHeadToken()))
                .isTrue());
        assertThat(new TextProtection(keys).reveal(name)).isEmpty();
    }

    @Test
    @DisplayName("cannot be read in another process, which has the key in memory, after a while")
    void stale() {
        var keys = keysOfOneProcess();
        var name = register(keys);
        var other = new TextProtection(keysOfOneProcess());
        assertThat(other.reveal(name)).contains("Ben");

        new Erasures(keys).recorded(BEN);

        await().untilAsserted(() -> assertThat(other.reveal(name)).isEmpty());
    }

    @Test
    @DisplayName("of the last person of a mentorship takes its texts along in every process")
    void lastOfAMentorship() {
        var keys = keysOfOneProcess();
        var mentorship = Cohort.pair("ann", "ben", 1);
        var proposed = new MatchProposed(
                mentorship,
                Cohort.PROGRAM,
                Format.ONE_ON_ONE,
                List.of(member("ann", Role.MENTOR), member("ben", Role.MENTEE)),
                Origin.BY_HAND,
                1,
                CommandSide.START,
                null,
                null,
                "Both like chess.",
                null,
                List.of());
        var stored = (MatchProposed) new TextProtection(keys).protect("e1", proposed);
        var rationale = Objects.requireNonNull(stored.rationale());
        append("Mentorship", mentorship.value(), 0, stored);
        append(0, new PersonalDataErased(BEN, List.of("name")));
        var other = new TextProtection(keysOfOneProcess());

        automationsOfAnotherProcess();
        await().until(() ->
                AutomationModule.reading(Objects.requireNonNull(axon)).hasReached(log.createHeadToken()));
        assertThat(other.reveal(rationale)).contains("Both like chess.");
        var ann = Cohort.person("ann");
        append("Participant", ann.value(), 0, new PersonalDataErased(ann, List.of("name")));

        await().untilAsserted(() -> assertThat(other.reveal(rationale)).isEmpty());
    }

    private static Member member(String name, Role role) {
        return new Member(Cohort.person(name), Cohort.enrollment(name, role), role);
    }
}
