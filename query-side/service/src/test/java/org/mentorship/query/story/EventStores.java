package org.mentorship.query.story;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.EventTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.query.fold.LoggedEvent;

/** Axon's own embedded event store on a SQLite file, for tests of the whole way of an event. */
public final class EventStores implements AutoCloseable {

    private final Connection connection;
    private final EventStore eventStore;

    private EventStores(Connection connection, EventStore eventStore) {
        this.connection = connection;
        this.eventStore = eventStore;
    }

    public static EventStores open(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
        }
        var serializer = EventSerializer.create();
        PersistenceExceptionResolver unique =
                e -> e.getMessage() != null && e.getMessage().contains("UNIQUE");
        var engine = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(() -> uncloseable(connection))
                .transactionManager(NoTransactionManager.instance())
                .persistenceExceptionResolver(unique)
                .extendedGapCheckEnabled(false)
                .build();
        engine.createSchema(new Tables());
        return new EventStores(
                connection, EmbeddedEventStore.builder().storageEngine(engine).build());
    }

    public EventStore eventStore() {
        return eventStore;
    }

    /** Publishes events one transaction at a time, as commands would. */
    public void publish(List<LoggedEvent> events) {
        for (var event : events) {
            var unitOfWork = DefaultUnitOfWork.startAndGet(null);
            unitOfWork.execute(() -> eventStore.publish(new GenericDomainEventMessage<>(
                    event.recorded().streamType(),
                    event.stream(),
                    event.sequence(),
                    event.event(),
                    MetaData.from(event.recorded().envelope().toMetadata()),
                    event.recorded().eventId(),
                    event.recorded().at())));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** The engine closes a connection after each use; this store keeps its one. */
    private static Connection uncloseable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                EventStores.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static final class Tables implements EventTableFactory {

        @Override
        public PreparedStatement createDomainEventTable(Connection connection, EventSchema schema) throws SQLException {
            return connection.prepareStatement(EventFile.TABLES.getFirst());
        }

        @Override
        public PreparedStatement createSnapshotEventTable(Connection connection, EventSchema schema)
                throws SQLException {
            return connection.prepareStatement(
                    "CREATE TABLE IF NOT EXISTS SnapshotEventEntry (sequenceNumber INTEGER)");
        }
    }
}
