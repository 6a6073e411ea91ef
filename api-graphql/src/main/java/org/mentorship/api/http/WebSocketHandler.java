package org.mentorship.api.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.security.OpenConnection;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/**
 * The graphql-transport-ws protocol where Spring does not keep to it: a client that speaks another protocol is told so with
 * 4406, and any message that the protocol does not know closes the connection with 4400. Spring reads messages leniently,
 * and what it cannot read at all closes the connection with 1011 there.
 */
final class WebSocketHandler extends GraphQlWebSocketHandler {

    private static final String PROTOCOL = "graphql-transport-ws";

    /** Whose pages may open a connection is decided before, for handshakes as for all requests. */
    private static final @Nullable CorsConfiguration NO_CORS = null;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int INVALID_MESSAGE = 4400;
    /** Other than after 4401, clients connect again after this one, and may bring another token. */
    private static final int FORBIDDEN = 4403;

    private static final int SUBPROTOCOL_NOT_ACCEPTABLE = 4406;
    /** A close frame holds 125 bytes, two of them the code. */
    private static final int REASON_LENGTH = 120;

    private final AllowedDocuments documents;

    WebSocketHandler(
            WebGraphQlHandler operations,
            AllowedDocuments documents,
            HttpMessageConverter<Object> converter,
            Duration connectionInitTimeout,
            @Nullable Duration keepAlive) {
        super(new StreamedOperations(operations), converter, connectionInitTimeout, keepAlive, NO_CORS);
        this.documents = documents;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        if (PROTOCOL.equals(session.getAcceptedProtocol())) {
            OpenConnection connection = () -> close(session, FORBIDDEN, "The token has expired.");
            connection.keepIn(session.getAttributes());
            super.afterConnectionEstablished(session);
        } else {
            close(session, SUBPROTOCOL_NOT_ACCEPTABLE, "Speak " + PROTOCOL + ".");
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
        if (!session.isOpen()) {
            return; // sent before the client knew
        }
        TextMessage readable;
        try {
            readable = checked(message);
        } catch (GraphQlFailure failure) {
            close(session, INVALID_MESSAGE, String.valueOf(failure.getMessage()));
            return;
        }
        super.handleTextMessage(session, readable);
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        close(session, INVALID_MESSAGE, "Messages are texts.");
    }

    private static void close(WebSocketSession session, int code, String why) {
        try {
            session.close(new CloseStatus(code, why.substring(0, Math.min(why.length(), REASON_LENGTH))));
        } catch (IOException _) {
            // The other side is gone already.
        }
    }

    /**
     * The message as Spring can read it, with the document in place of its id.
     *
     * @throws GraphQlFailure if the protocol does not know it
     */
    private TextMessage checked(TextMessage message) {
        var parameters = RequestReader.object(message.getPayload(), "The message");
        return switch (String.valueOf(parameters.get("type"))) {
            case "connection_init", "ping", "pong" -> {
                checkPayload(parameters);
                yield message;
            }
            case "complete" -> {
                checkId(parameters);
                yield message;
            }
            case "subscribe" -> {
                checkId(parameters);
                yield withOperation(message, parameters);
            }
            default -> throw GraphQlErrors.badRequest("The message has no type that a client may send.");
        };
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
    private TextMessage withOperation(TextMessage message, Map<String, Object> parameters) {
        if (!(parameters.get("payload") instanceof Map<?, ?> payload)) {
            throw GraphQlErrors.badRequest("The payload must be a JSON object.");
        }
        var operation = documents.resolved((Map<String, Object>) payload);
        RequestReader.request(operation);
        if (operation == payload) {
            return message;
        }
        parameters.put("payload", operation);
        return new TextMessage(JSON.writeValueAsString(parameters));
    }
}
