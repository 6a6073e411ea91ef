package org.mentorship.api.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Closes the connection with 4400 on any message that the graphql-transport-ws protocol does not know. Spring reads
 * messages leniently, and what it cannot read at all closes the connection with 1011 there.
 */
final class WebSocketHandler extends GraphQlWebSocketHandler {

    private static final int INVALID_MESSAGE = 4400;
    /** A close frame holds 125 bytes, two of them the code. */
    private static final int REASON_LENGTH = 120;

    WebSocketHandler(
            WebGraphQlHandler operations,
            HttpMessageConverter<Object> converter,
            Duration connectionInitTimeout,
            Duration keepAlive) {
        super(operations, converter, connectionInitTimeout, keepAlive);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
        var problem = problem(message);
        if (problem.isPresent()) {
            close(session, problem.get());
        } else {
            super.handleTextMessage(session, message);
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        try {
            close(session, "Messages are texts.");
        } catch (IOException _) {
            // The other side is gone already.
        }
    }

    private static void close(WebSocketSession session, String why) throws IOException {
        session.close(new CloseStatus(INVALID_MESSAGE, why.substring(0, Math.min(why.length(), REASON_LENGTH))));
    }

    private static Optional<String> problem(TextMessage message) {
        try {
            check(RequestReader.object(message.getPayload(), "The message"));
            return Optional.empty();
        } catch (GraphQlFailure failure) {
            return Optional.ofNullable(failure.getMessage());
        }
    }

    private static void check(Map<String, Object> message) {
        switch (String.valueOf(message.get("type"))) {
            case "connection_init", "ping", "pong" -> checkPayload(message);
            case "complete" -> checkId(message);
            case "subscribe" -> {
                checkId(message);
                checkOperation(message);
            }
            default -> throw GraphQlErrors.badRequest("The message has no type that a client may send.");
        }
    }

    private static void checkId(Map<String, Object> message) {
        if (!(message.get("id") instanceof String id) || id.isEmpty()) {
            throw GraphQlErrors.badRequest("The message has no id.");
        }
    }

    private static void checkPayload(Map<String, Object> message) {
        var payload = message.get("payload");
        if (payload != null && !(payload instanceof Map<?, ?>)) {
            throw GraphQlErrors.badRequest("The payload must be a JSON object.");
        }
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static void checkOperation(Map<String, Object> message) {
        if (!(message.get("payload") instanceof Map<?, ?> payload)) {
            throw GraphQlErrors.badRequest("The payload must be a JSON object.");
        }
        RequestReader.request((Map<String, Object>) payload);
    }
}
