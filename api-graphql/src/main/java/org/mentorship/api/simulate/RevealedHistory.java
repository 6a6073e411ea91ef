package org.mentorship.api.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.log.HistoryDigest;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.contract.stored.EventJson;
import org.mentorship.contract.stored.EventTypes;

/**
 * A history with its texts in plain and without the keyed fingerprints of commands. Both are other bytes in every data
 * directory by design; without them the same history has the same digest in all.
 */
final class RevealedHistory {

    private final EventStorageEngine store;
    private final Revealer revealer;

    RevealedHistory(EventStorageEngine store, Revealer revealer) {
        this.store = store;
        this.revealer = revealer;
    }

    /** Reads the whole log. */
    HistoryDigest digest() {
        var digest = new HistoryDigest.Running();
        var position = 0L;
        try (var events = store.readEvents(null, false)) {
            for (var event : (Iterable<TrackedEventMessage<?>>) events.<TrackedEventMessage<?>>map(e -> e)::iterator) {
                digest.add(revealed(position++, (DomainEventMessage<?>) event));
            }
        }
        return digest.end();
    }

    private StoredEvent revealed(long position, DomainEventMessage<?> event) {
        var metadata = new HashMap<>(event.getMetaData());
        metadata.remove(Envelope.FINGERPRINT);
        return new StoredEvent(
                position,
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getType(),
                event.getSequenceNumber(),
                EventTypes.nameOf(event.getPayloadType()),
                EventTypes.revisionOf(event.getPayloadType()),
                event.getTimestamp(),
                bytes(revealed(EventJson.mapper().valueToTree(event.getPayload()))),
                bytes(metadata));
    }

    private JsonNode revealed(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(field -> field.setValue(revealed(field.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    array.set(i, revealed(array.get(i)));
                }
                yield array;
            }
            case JsonNode text
            when text.isTextual() ->
                JsonNodeFactory.instance.textNode(
                        revealer.reveal(text.textValue()).orElse("[erased]"));
            case JsonNode other -> other;
        };
    }

    private static byte[] bytes(Object value) {
        try {
            return EventJson.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read from JSON can be written", e);
        }
    }
}
