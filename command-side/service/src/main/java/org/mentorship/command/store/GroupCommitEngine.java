package org.mentorship.command.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.store.sqlite.CommitFailedException;
import org.mentorship.command.store.sqlite.GroupCommit;

/**
 * The embedded event store. What comes through the {@link EventDoor} is stored by Axon's {@link JdbcEventStorageEngine} in a
 * transaction that it shares with the appends that wait beside it (see {@link GroupCommit}). An append is atomic, and
 * answered when it is on disk. Reads go past the writer.
 */
public final class GroupCommitEngine implements EventStorageEngine {

    private final JdbcEventStorageEngine reads;
    private final JdbcEventStorageEngine writes;
    private final WriterConnection writerConnection = new WriterConnection();
    private final GroupCommit writer;
    private final Serializer serializer;
    private final EventDoor door;

    public GroupCommitEngine(EventLogFile file, Serializer serializer, EventDoor door) {
        this.reads = engine(file.readers()::getConnection, serializer);
        this.writes = engine(writerConnection, serializer);
        this.writer = file.writer();
        this.serializer = serializer;
        this.door = door;
    }

    private static JdbcEventStorageEngine engine(ConnectionProvider connections, Serializer serializer) {
        return SqliteStatements.in(JdbcEventStorageEngine.builder())
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    /**
     * Stores the events, all or none.
     *
     * @throws ActorMissingException if one of them does not say who did it
     * @throws org.axonframework.modelling.command.ConcurrencyException if a sequence number is taken
     * @throws org.axonframework.modelling.command.AggregateStreamCreationException if it is that of a stream's first event
     * @throws EventStoreException if they could not be stored; trying again is safe
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        translating(() -> {
            var stored = events.stream().map(this::stored).toList();
            write(() -> writes.appendEvents(stored));
        });
        door.stored(events);
    }

    /**
     * As it comes through the door, serialised on the caller's thread, which the message remembers. That it can be read
     * back is not tried, which would cost every append: {@link org.mentorship.contract.stored.EventJson} reads whatever it
     * has written.
     */
    private EventMessage<?> stored(EventMessage<?> event) {
        var admitted = door.admit(event);
        admitted.serializePayload(serializer, byte[].class);
        admitted.serializeMetaData(serializer, byte[].class);
        return admitted;
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        translating(() -> write(() -> writes.storeSnapshot(snapshot)));
    }

    private void write(Runnable write) {
        writer.commit(connection -> {
            writerConnection.current = connection;
            write.run();
            return true;
        });
    }

    private static void translating(Runnable writes) {
        try {
            writes.run();
        } catch (CommitFailedException e) {
            throw new EventStoreException("The event log took nothing of this: " + e.getMessage(), e);
        }
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return reads.readEvents(token, mayBlock);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return reads.readEvents(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return reads.readSnapshot(aggregateIdentifier);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return reads.lastSequenceNumberFor(aggregateIdentifier);
    }

    @Override
    public TrackingToken createTailToken() {
        return reads.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return reads.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return reads.createTokenAt(dateTime);
    }

    /** The connection of the transaction that is open; set and used on the writer's thread only. */
    private static final class WriterConnection implements ConnectionProvider {

        private @Nullable Connection current;

        @Override
        public Connection getConnection() throws SQLException {
            if (current == null) {
                throw new SQLException("There is no open transaction");
            }
            return current;
        }
    }
}
