package org.mentorship.query.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.stored.EventJson;
import org.mentorship.contract.stored.EventTypes;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.Recorded;

/** Turns stored bytes into events. Confidential texts stay ciphertext tokens. Safe for use by many threads. */
public final class EventDecoder {

    private record Reader(String revision, ObjectReader json) {}

    private final Map<String, Reader> readers = new HashMap<>();
    private final JsonFactory json = EventJson.mapper().getFactory();

    public EventDecoder() {
        EventTypes.all()
                .forEach((name, type) -> readers.put(
                        name,
                        new Reader(
                                EventTypes.revisionOf(type), EventJson.mapper().readerFor(type))));
    }

    /**
     * The event and its envelope.
     *
     * @throws UndecodableEvent if the type or revision is unknown, or the bytes are not what they should be
     */
    public LoggedEvent decode(StoredEvent stored) {
        var reader = readers.get(stored.type());
        if (reader == null) {
            throw new UndecodableEvent(stored, "is of a type that this version does not know; use a newer version");
        }
        if (!reader.revision().equals(stored.revision())) {
            throw new UndecodableEvent(
                    stored, "is of a revision that this version does not know; it knows " + reader.revision());
        }
        try {
            DomainEvent event = reader.json().readValue(stored.payload());
            return new LoggedEvent(event, recorded(stored));
        } catch (IOException | IllegalArgumentException e) {
            throw new UndecodableEvent(stored, "cannot be read; its bytes are damaged", e);
        }
    }

    /**
     * The envelope alone, also of an event of an unknown type.
     *
     * @throws UndecodableEvent if the metadata is not what it should be
     */
    public Envelope envelope(StoredEvent stored) {
        try {
            return parse(stored.metadata());
        } catch (IOException | IllegalArgumentException e) {
            throw new UndecodableEvent(stored, "has no readable envelope; its bytes are damaged", e);
        }
    }

    private Recorded recorded(StoredEvent stored) throws IOException {
        return new Recorded(
                parse(stored.metadata()),
                stored.recordedAt(),
                stored.stream(),
                stored.streamType(),
                stored.sequence(),
                stored.position(),
                stored.eventId());
    }

    /** Reads the map token by token, as a rebuild does so by the million. */
    private Envelope parse(byte[] metadata) throws IOException {
        var entries = HashMap.<String, String>newHashMap(10);
        try (var parser = json.createParser(metadata)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("The metadata is not a JSON object");
            }
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (parser.currentToken().isScalarValue()) {
                    entries.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return Envelope.from(entries);
    }
}
