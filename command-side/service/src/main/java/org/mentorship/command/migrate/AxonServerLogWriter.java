package org.mentorship.command.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLogUnavailable;
import org.mentorship.contract.log.EventLogWriter;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.migration.MigrationFailure;
import org.mentorship.contract.stored.EventJson;

/** Appends stored events to the context of an Axon Server, past Axon's serializers: bytes, ids and times stay as they are. */
final class AxonServerLogWriter implements EventLogWriter {

    private static final long PATIENCE_SECONDS = 30;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Supplier<AxonServerConnection> connections;

    /** @param connections gives the connection to the context of the events; it is not closed here */
    AxonServerLogWriter(Supplier<AxonServerConnection> connections) {
        this.connections = connections;
    }

    @Override
    public void append(List<StoredEvent> events) {
        var messages = events.stream().map(AxonServerLogWriter::message).toList();
        try {
            var transaction = connections.get().eventChannel().startAppendEventsTransaction();
            messages.forEach(transaction::appendEvent);
            requireSuccess(transaction.commit().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw unavailable(e);
        }
    }

    /** The connector gives nothing if the answer is missing. */
    private static void requireSuccess(@Nullable Confirmation confirmation) {
        if (confirmation == null || !confirmation.getSuccess()) {
            throw new IllegalStateException("it did not confirm");
        }
    }

    private static EventLogUnavailable unavailable(Exception cause) {
        return new EventLogUnavailable("Cannot append to the event log of Axon Server: " + cause.getMessage(), cause);
    }

    /**
     * The event as Axon Server keeps it.
     *
     * @throws MigrationFailure if it would come back otherwise
     */
    static Event message(StoredEvent event) {
        if (event.recordedAt().getNano() % NANOS_PER_MILLI != 0) {
            throw notStorable(event, "its recorded time " + event.recordedAt() + " is finer than milliseconds", null);
        }
        var payload = SerializedObject.newBuilder().setType(event.type()).setData(ByteString.copyFrom(event.payload()));
        if (event.revision() != null) {
            payload.setRevision(event.revision());
        }
        var message = Event.newBuilder()
                .setMessageIdentifier(event.eventId())
                .setAggregateIdentifier(event.stream())
                .setAggregateType(event.streamType())
                .setAggregateSequenceNumber(event.sequence())
                .setTimestamp(event.recordedAt().toEpochMilli())
                .setPayload(payload);
        metadata(event)
                .properties()
                .forEach(entry -> message.putMetaData(entry.getKey(), value(event, entry.getKey(), entry.getValue())));
        return message.build();
    }

    private static JsonNode metadata(StoredEvent event) {
        try {
            var metadata = EventJson.mapper().readTree(event.metadata());
            if (metadata.isObject()) {
                return metadata;
            }
            throw notStorable(event, "its metadata is no JSON object", null);
        } catch (IOException e) {
            throw notStorable(event, "its metadata is no JSON", e);
        }
    }

    private static MetaDataValue value(StoredEvent event, String name, JsonNode value) {
        var builder = MetaDataValue.newBuilder();
        if (value.isTextual()) {
            return builder.setTextValue(value.textValue()).build();
        }
        if (value.isBoolean()) {
            return builder.setBooleanValue(value.booleanValue()).build();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return builder.setNumberValue(value.longValue()).build();
        }
        if (value.isDouble()) {
            return builder.setDoubleValue(value.doubleValue()).build();
        }
        throw notStorable(event, "its metadata " + name + " is neither text, number nor truth value", null);
    }

    private static MigrationFailure notStorable(StoredEvent event, String why, @Nullable Exception cause) {
        return new MigrationFailure(
                MigrationFailure.Code.EVENT_NOT_STORABLE,
                "Axon Server cannot keep event " + event.eventId() + " at position " + event.position() + ": " + why
                        + "; this service does not write such events, so restore the data directory from a backup",
                cause);
    }
}
