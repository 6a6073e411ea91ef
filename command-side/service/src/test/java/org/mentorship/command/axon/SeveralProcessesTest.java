package org.mentorship.command.axon;

import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.store.EmbeddedStore;

@DisplayName("Several processes that handle commands, on one event store")
class SeveralProcessesTest extends SeveralProcessesContract {

    private final EmbeddedStore store;

    SeveralProcessesTest(@TempDir Path directory) {
        store = EmbeddedStore.open(directory);
    }

    @Override
    EventStore events() {
        return EmbeddedEventStore.builder().storageEngine(store.engine()).build();
    }

    @AfterEach
    void close() {
        store.close();
    }
}
