package org.mentorship.api.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.contract.stored.EventJson;

/**
 * What a history says, as one SHA-256: ids, streams, sequence numbers, types, recorded times, metadata and payloads of
 * all events in their order. Confidential texts count by what they say: their ciphertext, and the keyed fingerprints of
 * commands, are different in every data directory by design.
 *
 * @param events how many there are
 * @param sha256 lower-case hex
 */
public record HistoryDigest(long events, String sha256) {

    /** Reads the whole log. */
    static HistoryDigest of(EventStorageEngine store, Revealer revealer) {
        var digest = newDigest();
        var count = 0L;
        try (var events = store.readEvents(null, false)) {
            for (var event : (Iterable<TrackedEventMessage<?>>) events.<TrackedEventMessage<?>>map(e -> e)::iterator) {
                digest.update(bytes(described(event, revealer)));
                count++;
            }
        }
        return new HistoryDigest(count, HexFormat.of().formatHex(digest.digest()));
    }

    private static ObjectNode described(TrackedEventMessage<?> message, Revealer revealer) {
        var described = JsonNodeFactory.instance.objectNode();
        described.put("id", message.getIdentifier());
        described.put("recordedAt", message.getTimestamp().toString());
        described.put("type", message.getPayloadType().getSimpleName());
        if (message instanceof DomainEventMessage<?> event) {
            described.put("stream", event.getAggregateIdentifier());
            described.put("sequence", event.getSequenceNumber());
        }
        described.set("payload", revealed(EventJson.mapper().valueToTree(message.getPayload()), revealer));
        var metadata = new TreeMap<>(message.getMetaData());
        metadata.remove(Envelope.FINGERPRINT);
        described.set("metadata", EventJson.mapper().valueToTree(metadata));
        return described;
    }

    private static JsonNode revealed(JsonNode node, Revealer revealer) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(field -> field.setValue(revealed(field.getValue(), revealer)));
                yield object;
            }
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    array.set(i, revealed(array.get(i), revealer));
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

    private static byte[] bytes(ObjectNode described) {
        try {
            return EventJson.mapper().writeValueAsBytes(described);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can always be written", e);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
