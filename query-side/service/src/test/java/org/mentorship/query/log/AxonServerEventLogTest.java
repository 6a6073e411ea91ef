package org.mentorship.query.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.stored.EventTypes;
import org.mentorship.query.fold.LoggedEvent;

@DisplayName("The event log in an Axon Server")
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+",
        disabledReason = "no Axon Server: set AXON_SERVER to host:port of one whose events may be written to")
class AxonServerEventLogTest extends EventLogContract {

    private static AxonServerConnectionFactory factory;
    private static AxonServerConnection connection;

    @BeforeAll
    static void connect() {
        factory = factory(System.getenv("AXON_SERVER"));
        connection = factory.connect("default");
    }

    @AfterAll
    static void disconnect() {
        factory.shutdown();
    }

    private static AxonServerConnectionFactory factory(String server) {
        var address = server.split(":", 2);
        return AxonServerConnectionFactory.forClient("event-log-test")
                .routingServers(new ServerAddress(address[0], Integer.parseInt(address[1])))
                .build();
    }

    @Override
    EventLog open() {
        return new AxonServerEventLog(() -> connection);
    }

    @Override
    void append(List<LoggedEvent> events) throws Exception {
        var transaction = connection.eventChannel().startAppendEventsTransaction();
        for (var event : events) {
            transaction.appendEvent(message(event));
        }
        transaction.commit().get(10, TimeUnit.SECONDS);
    }

    private static Event message(LoggedEvent event) {
        var type = event.event().getClass();
        var message = Event.newBuilder()
                .setMessageIdentifier(event.recorded().eventId())
                .setAggregateIdentifier(event.stream())
                .setAggregateSequenceNumber(event.sequence())
                .setAggregateType(event.recorded().streamType())
                .setTimestamp(event.recorded().at().toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(EventTypes.nameOf(type))
                        .setRevision(EventTypes.revisionOf(type))
                        .setData(ByteString.copyFrom(StoredBytes.json(event.event()))));
        event.recorded()
                .envelope()
                .toMetadata()
                .forEach((name, value) -> message.putMetaData(
                        name, MetaDataValue.newBuilder().setTextValue(value).build()));
        return message.build();
    }

    @Test
    @DisplayName("says so when the server is not there")
    void unreachable() {
        var nowhere = factory("localhost:1");
        try (var log = new AxonServerEventLog(() -> nowhere.connect("default"))) {
            assertThatThrownBy(log::head)
                    .isInstanceOf(EventLogUnavailable.class)
                    .hasMessageContaining("Axon Server");
        } finally {
            nowhere.shutdown();
        }
    }
}
