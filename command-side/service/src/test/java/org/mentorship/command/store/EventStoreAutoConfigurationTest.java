package org.mentorship.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorship.command.store.EmbeddedStore.envelope;
import static org.mentorship.command.store.EmbeddedStore.item;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.StartupFailure.Code;
import org.mentorship.contract.mentorship.MeetingEvent.ActionItemAdded;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.contract.time.ServiceClock;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

@DisplayName("The embedded store's auto-configuration")
class EventStoreAutoConfigurationTest {

    private static final String START = "2026-01-05T09:00:00Z";

    private final ApplicationContextRunner service;
    private final Path directory;

    EventStoreAutoConfigurationTest(@TempDir Path directory) {
        this.directory = directory;
        this.service = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EventStoreAutoConfiguration.class))
                .withPropertyValues("mentorship.data=" + directory);
    }

    @AfterEach
    void resetClock() {
        GenericEventMessage.clock = Clock.systemUTC();
    }

    private static DomainEventMessage<?> eventNow(ServiceClock clock, long sequence) {
        GenericEventMessage.clock = clock;
        var stream = EmbeddedStore.mentorship("a");
        return new GenericDomainEventMessage<>(
                "Test",
                stream.value(),
                sequence,
                new ActionItemAdded(stream, "act", "Read", EmbeddedStore.ANNE, null),
                envelope());
    }

    private static ContextConsumer<AssertableApplicationContext> refused(Code code) {
        return context -> assertThat(context.getStartupFailure())
                .isNotNull()
                .satisfies(thrown -> assertThat(StartupFailure.in(thrown))
                        .hasValueSatisfying(
                                failure -> assertThat(failure.code()).isEqualTo(code)));
    }

    @Test
    @DisplayName("gives Axon a durable event store, Jackson everywhere, a durable token store and the service's clock")
    void wiresAxon() {
        service.run(context -> {
            assertThat(context)
                    .hasSingleBean(EventStorageEngine.class)
                    .hasSingleBean(Revealer.class)
                    .hasSingleBean(DataSource.class)
                    .hasSingleBean(ServiceClock.class);
            assertThat(context.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
            var configurer = DefaultConfigurer.defaultConfiguration(false);
            context.getBeansOfType(ConfigurerModule.class)
                    .values()
                    .forEach(module -> module.configureModule(configurer));
            var axon = configurer.buildConfiguration();

            assertThat(axon.eventStore()).isInstanceOf(EmbeddedEventStore.class);
            assertThat(List.of(axon.serializer(), axon.messageSerializer(), axon.eventSerializer()))
                    .allSatisfy(serializer -> assertThat(serializer).isInstanceOf(EventSerializer.class));
            assertThat(GenericEventMessage.clock).isSameAs(context.getBean(ServiceClock.class));

            axon.start();
            axon.eventStore().publish(item("a", 0));
            assertThat(axon.eventStore().lastSequenceNumberFor("mnt_a")).contains(0L);
            axon.shutdown();
        });
    }

    @Test
    @DisplayName("gives up the directory when it ends, and finds everything again")
    void restarts() {
        service.run(context -> context.getBean(EventStorageEngine.class).appendEvents(item("a", 0)));
        service.run(context -> assertThat(context.getBean(EventStorageEngine.class)
                        .readEvents("mnt_a")
                        .asStream())
                .hasSize(1));
        assertThat(directory.resolve("events.db-wal")).doesNotExist();
        assertThat(directory.resolve("keys.db-wal")).doesNotExist();
        assertThat(directory.resolve("automations.db-wal")).doesNotExist();
    }

    @Test
    @DisplayName("records the machine's time unless told otherwise")
    void machineTime() {
        service.run(context ->
                assertThat(context.getBean(ServiceClock.class).isSimulated()).isFalse());
    }

    @Test
    @DisplayName("takes simulated time up where the last event left it, also when not told again")
    void simulatedTime() {
        var later = Instant.parse("2026-03-01T12:00:00Z");
        service.withPropertyValues("mentorship.simulated-from=" + START).run(context -> {
            var clock = context.getBean(ServiceClock.class);
            assertThat(clock.isSimulated()).isTrue();
            assertThat(clock.instant()).isEqualTo(START);
            clock.moveTo(later);
            context.getBean(EventStorageEngine.class).appendEvents(eventNow(clock, 0));
            clock.moveTo(later.plusSeconds(60));
        });
        service.run(context -> {
            assertThat(context.getBean(ServiceClock.class).isSimulated()).isTrue();
            assertThat(context.getBean(ServiceClock.class).instant()).isEqualTo(later);
        });
    }

    @Test
    @DisplayName("refuses simulated time where real events are")
    void simulatedAfterReal() {
        service.run(context -> context.getBean(EventStorageEngine.class).appendEvents(item("a", 0)));
        service.withPropertyValues("mentorship.simulated-from=" + START).run(refused(Code.SIMULATED_TIME_REFUSED));
    }

    @Test
    @DisplayName("fails with the one line that the directory's refusal says, and gives up the directory")
    void failure() throws Exception {
        service.run(context -> context.getBean(EventStorageEngine.class).appendEvents(item("a", 0)));
        Files.write(directory.resolve("events.db"), new byte[0]);

        service.run(refused(Code.EVENT_FILE_CORRUPT));

        DataDirectory.open(directory).close();
    }

    @Test
    @DisplayName("refuses a directory that lost its events or its keys")
    void lost() throws Exception {
        service.run(context -> context.getBean(EventStorageEngine.class).appendEvents(item("a", 0)));
        Files.move(directory.resolve("events.db"), directory.resolve("elsewhere.db"));
        service.run(refused(Code.EVENT_FILE_MISSING));

        Files.move(directory.resolve("elsewhere.db"), directory.resolve("events.db"));
        Files.delete(directory.resolve("keys.db"));
        service.run(refused(Code.KEY_FILE_MISSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    @DisplayName("refuses a file of the key-encryption key that is named, but empty, and makes no key")
    void emptyKeyFile(String named) {
        service.withPropertyValues("mentorship.key-encryption-key-file=" + named)
                .run(refused(Code.KEY_ENCRYPTION_KEY_INVALID));

        assertThat(directory.resolve("kek")).doesNotExist();
    }

    @Test
    @DisplayName("stays out of the way of a cluster")
    void cluster() {
        service.withPropertyValues("mentorship.mode=cluster")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(EventStorageEngine.class)
                        .doesNotHaveBean(Serializer.class)
                        .doesNotHaveBean(DataDirectory.class));
    }
}
