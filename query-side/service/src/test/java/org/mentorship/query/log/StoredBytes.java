package org.mentorship.query.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.mentorship.contract.stored.EventJson;

/** What the event serializer writes. */
final class StoredBytes {

    private StoredBytes() {}

    static byte[] json(Object value) {
        try {
            return EventJson.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
