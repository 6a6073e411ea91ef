package org.mentorship.command.axon;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.mentorship.contract.stored.EventSerializer;

@DisplayName("Several processes that handle commands, on one Axon Server")
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+",
        disabledReason = "no Axon Server: set AXON_SERVER to host:port of one whose events may be written to")
class SeveralProcessesOnAxonServerTest extends SeveralProcessesContract {

    private final List<AxonServerConnectionManager> connections = new ArrayList<>();

    @Override
    EventStore events() {
        var configuration = AxonServerConfiguration.builder()
                .servers(System.getenv("AXON_SERVER"))
                .componentName("several-processes-test")
                .suppressDownloadMessage()
                .build();
        var connection = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
        connections.add(connection);
        var serializer = EventSerializer.create();
        return AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connection)
                .snapshotSerializer(serializer)
                .eventSerializer(serializer)
                .snapshotFilter(SnapshotFilter.allowAll())
                .build();
    }

    @AfterEach
    void disconnect() {
        connections.forEach(AxonServerConnectionManager::shutdown);
    }
}
