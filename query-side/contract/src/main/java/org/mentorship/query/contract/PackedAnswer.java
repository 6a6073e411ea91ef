package org.mentorship.query.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.stored.EventJson;

/**
 * An answer on its way from one process to another. Answers are generic (pages, maps, look-ups), and what a bus knows of an
 * answer is its class alone; so it travels as JSON, and is read as what the question names.
 */
public record PackedAnswer(String json) {

    /** A process of the version before reads an answer that has more fields. */
    private static final ObjectMapper MAPPER =
            EventJson.mapper().copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final ClassValue<JavaType> TYPES = new ClassValue<>() {
        @Override
        protected JavaType computeValue(Class<?> query) {
            for (var type : query.getGenericInterfaces()) {
                if (type instanceof ParameterizedType of && of.getRawType() == Query.class) {
                    return MAPPER.constructType(of.getActualTypeArguments()[0]);
                }
            }
            throw new IllegalArgumentException(query + " does not name its answer");
        }
    };

    /** Packs the answer to a question. */
    public static PackedAnswer of(Query<?> query, Object answer) {
        try {
            return new PackedAnswer(
                    MAPPER.writerFor(TYPES.get(query.getClass())).writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer to " + query.getClass().getSimpleName() + " is no JSON", e);
        }
    }

    /** The answer to the question that it was packed for. */
    @Nullable Object unpack(Query<?> query) {
        try {
            return MAPPER.readValue(json, TYPES.get(query.getClass()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The answer to " + query.getClass().getSimpleName() + " is of another version", e);
        }
    }
}
