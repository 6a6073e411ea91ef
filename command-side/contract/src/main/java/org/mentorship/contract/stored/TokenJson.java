package org.mentorship.contract.stored;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.mentorship.contract.log.EventToken;

/**
 * The stored form of tokens: that of Axon, and behind it, as a second JSON value, the id of the event. Versions before this
 * one read the first value only, and would refuse a field that they do not know; so both can share a token, and either can
 * take the place of the other.
 */
final class TokenJson {

    private static final String POSITION = "globalIndex";

    private TokenJson() {}

    static SimpleModule module() {
        return new SimpleModule("mentorship-tokens")
                .addSerializer(EventToken.class, new Writer())
                .addDeserializer(GlobalSequenceTrackingToken.class, new Reader());
    }

    private static final class Writer extends JsonSerializer<EventToken> {

        @Override
        public void serialize(EventToken token, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            out.writeNumberField(POSITION, token.getGlobalIndex());
            out.writeEndObject();
            if (out.getOutputContext().inRoot()) {
                out.writeString(token.eventId());
            }
        }
    }

    private static final class Reader extends JsonDeserializer<GlobalSequenceTrackingToken> {

        @Override
        public GlobalSequenceTrackingToken deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            var position = context.readTree(in).get(POSITION).longValue();
            return in.getParsingContext().inRoot() && in.nextToken() == JsonToken.VALUE_STRING
                    ? new EventToken(position, in.getText())
                    : new GlobalSequenceTrackingToken(position);
        }
    }
}
