package org.mentorship.command.automation;

import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.command.InMemoryMongo;
import org.mentorship.command.privacy.Erasures;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.command.store.AutomationsDb;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("The automations read on after an Error")
class ErrorsInReadingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NONE = "";

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    @TempDir
    private Path directory;

    private final EventStorageEngine engine = new InMemoryEventStorageEngine();
    private final AtomicReference<String> failing = new AtomicReference<>(NONE);
    private final AtomicInteger errors = new AtomicInteger();
    private int written;

    /** The same, as are the streams that it opens, but for the method that is failing just now. */
    @SuppressWarnings("unchecked") // a proxy of the type
    private <T> T fragile(Class<T> type, T real) {
        return (T) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (_, method, args) -> {
            if (method.getName().equals(failing.get())) {
                errors.incrementAndGet();
                throw new NoClassDefFoundError("gone");
            }
            try {
                var result = method.invoke(real, args);
                return result instanceof BlockingStream<?> stream ? fragile(BlockingStream.class, stream) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private void write() {
        engine.appendEvents(new GenericDomainEventMessage<>("Thing", "thing", written++, "event"));
    }

    private void readsOnAfterAnErrorIn(String method, Configuration axon) {
        var reading = AutomationModule.reading(axon);
        await().atMost(PATIENCE).until(() -> reading.hasReached(engine.createHeadToken()));
        failing.set(method);
        write();
        await().atMost(PATIENCE).until(() -> errors.get() > 0);
        failing.set(NONE);
        write();
        await().atMost(PATIENCE).until(() -> reading.hasReached(engine.createHeadToken()));
    }

    private void run(AutomationStore store, @Nullable EventStorageEngine embedded, String method) {
        write();
        try (var keys = SubjectKeys.open(directory.resolve("keys.db"), directory.resolve("kek"), null, false)) {
            var automations = new AutomationModule(store, embedded, ServiceClock.machine(), true, new Erasures(keys));
            var configurer = DefaultConfigurer.defaultConfiguration(false)
                    .configureEventStore(_ -> fragile(
                            EventStore.class,
                            EmbeddedEventStore.builder().storageEngine(engine).build()));
            automations.configureModule(configurer);
            var axon = configurer.start();
            try {
                readsOnAfterAnErrorIn(method, axon);
            } finally {
                axon.shutdown();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"readEvents", "fetchAvailableSegments", "storeToken", "extendClaim"})
    @DisplayName("of an embedded log, or of the file with their token")
    void embedded(String method) {
        try (var db = AutomationsDb.open(directory.resolve("automations.db"))) {
            var tokens = fragile(TokenStore.class, db.tokenStore(EventSerializer.create()));
            run(AutomationStore.in(db, tokens), fragile(EventStorageEngine.class, engine), method);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hasNextAvailable", "nextAvailable", "storeToken", "extendClaim"})
    @DisplayName("of the log of a cluster, or of the server with their token")
    void cluster(String method) {
        var tokens = fragile(TokenStore.class, new InMemoryTokenStore());
        run(AutomationStore.in(new MongoTodoStore(mongo.database(), 1), tokens, OtherProcesses.NONE), null, method);
    }
}
