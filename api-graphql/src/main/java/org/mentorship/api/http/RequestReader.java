package org.mentorship.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the parameters of a GraphQL request strictly, as the GraphQL-over-HTTP specification has them. Spring would take
 * a number or a boolean for {@code query} or {@code operationName} and make it a text.
 */
final class RequestReader {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RequestReader() {}

    /**
     * Reads the body of a POST.
     *
     * @param limit bytes that are read at most
     * @throws GraphQlFailure BODY_TOO_LARGE or BAD_REQUEST
     */
    static Map<String, Object> body(InputStream body, long limit) throws IOException {
        var bytes = body.readNBytes(Math.toIntExact(limit) + 1);
        if (bytes.length > limit) {
            throw tooLarge("body", limit);
        }
        return object(text(bytes), "The body");
    }

    static GraphQlFailure tooLarge(String what, long limit) {
        return new GraphQlFailure(FailureCode.BODY_TOO_LARGE, "The " + what + " has more than " + limit + " bytes.");
    }

    /**
     * Reads the query parameters of a GET, where {@code variables} and {@code extensions} are JSON in a text.
     *
     * @throws GraphQlFailure BAD_REQUEST
     */
    static Map<String, Object> parameters(Map<String, @Nullable String> parameters) {
        var request = new LinkedHashMap<String, Object>();
        parameters.forEach((name, value) -> {
            if (value != null) {
                var isObject = name.equals("variables") || name.equals("extensions");
                if (!isObject) {
                    request.put(name, value);
                } else if (!value.isEmpty() && !value.equals("null")) {
                    request.put(name, object(value, "The parameter " + name));
                }
            }
        });
        return request;
    }

    /**
     * Checks the parameters of a request that are JSON already.
     *
     * @throws GraphQlFailure BAD_REQUEST
     */
    static GraphQlRequest request(Map<String, ?> parameters) {
        if (!(parameters.get("query") instanceof String query) || query.isBlank()) {
            throw GraphQlErrors.badRequest("\"query\" must be a text that holds a GraphQL document.");
        }
        var operationName = parameters.get("operationName");
        if (operationName != null && !(operationName instanceof String)) {
            throw GraphQlErrors.badRequest("\"operationName\" must be a text or null.");
        }
        return new DefaultGraphQlRequest(
                query, (String) operationName, map(parameters, "variables"), map(parameters, "extensions"));
    }

    /**
     * Parses a text that must be one JSON object.
     *
     * @param what the text, for the message
     * @throws GraphQlFailure BAD_REQUEST
     */
    static Map<String, Object> object(String text, String what) {
        try {
            var tree = JSON.readTree(text);
            if (tree.isArray()) {
                throw GraphQlErrors.badRequest(what + " is a JSON array; send one operation at a time.");
            }
            if (!tree.isObject()) {
                throw GraphQlErrors.badRequest(what + " must be a JSON object.");
            }
            return JSON.treeToValue(tree, OBJECT);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw GraphQlErrors.badRequest(what + " is not valid JSON"
                    + (at == null ? "." : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")."));
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw GraphQlErrors.badRequest("The body is not UTF-8.");
        }
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static @Nullable Map<String, Object> map(Map<String, ?> parameters, String name) {
        return switch (parameters.get(name)) {
            case null -> null;
            case Map<?, ?> map -> (Map<String, Object>) map;
            default -> throw GraphQlErrors.badRequest("\"" + name + "\" must be a JSON object or null.");
        };
    }
}
