package org.mentorship.api.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
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
    private static final int SUBPROTOCOL_NOT_ACCEPTABLE = 4406;

    /** @param answered whether the message has an answer, now or later */
    private record Readable(TextMessage message, boolean answered) {}

    private final AllowedDocuments documents;
    private final OpenConnections connections;
    private final LimitsProperties limits;

    WebSocketHandler(
            WebGraphQlHandler operations,
            AllowedDocuments documents,
            OpenConnections connections,
            OperationsInWork inWork,
            LimitsProperties limits,
            HttpMessageConverter<Object> converter,
            Duration connectionInitTimeout,
            @Nullable Duration keepAlive) {
        super(new StreamedOperations(operations, inWork), converter, connectionInitTimeout, keepAlive, NO_CORS);
        this.documents = documents;
        this.connections = connections;
        this.limits = limits;
    }

    /** Refuses what has no place before there is a WebSocket, whose end would have to be waited for. */
    @Override
    public WebSocketHttpRequestHandler initWebSocketHttpRequestHandler(HandshakeHandler handshakes) {
        var handler = super.initWebSocketHttpRequestHandler(handshakes);
        var interceptors = new ArrayList<>(handler.getHandshakeInterceptors());
        interceptors.addFirst(new HandshakeLimits(connections));
        handler.setHandshakeInterceptors(interceptors);
        return handler;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        // Also who is refused has a socket, until both sides have closed it.
        ClientSession.open(session, connections, limits).ifPresent(client -> {
            if (speaksProtocol(session)) {
                super.afterConnectionEstablished(client);
            } else {
                Closings.closeOnceOpen(client, SUBPROTOCOL_NOT_ACCEPTABLE, "Speak " + PROTOCOL + ".");
            }
        });
    }

    private static boolean speaksProtocol(WebSocketSession session) {
        return PROTOCOL.equals(session.getAcceptedProtocol());
    }

    /** See {@link MessageParts}. */
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage part) throws Exception {
        var client = ClientSession.of(session);
        if (client.isEmpty() || client.get().isGone() || !session.isOpen() || !speaksProtocol(session)) {
            return; // sent before the client knew
        }
        Optional<TextMessage> message;
        try {
            message = client.get().completed(part);
        } catch (GraphQlFailure tooLong) {
            Closings.close(session, CloseStatus.TOO_BIG_TO_PROCESS.getCode(), String.valueOf(tooLong.getMessage()));
            return;
        }
        if (message.isPresent()) {
            receive(client.get(), message.get());
        }
    }

    private void receive(ClientSession session, TextMessage message) throws Exception {
        Readable readable;
        try {
            readable = checked(message);
        } catch (GraphQlFailure failure) {
            Closings.close(session, INVALID_MESSAGE, String.valueOf(failure.getMessage()));
            return;
        }
        if (!readable.answered()) {
            handle(session, session, readable.message());
            return;
        }
        session.owe();
        if (session.isOpen()) {
            handle(session, new OperationSession(session), readable.message());
        }
    }

    /** Spring knows no session that has ended, which the client's may do at any time. */
    private void handle(ClientSession client, WebSocketSession session, TextMessage message) throws Exception {
        try {
            super.handleTextMessage(session, message);
        } catch (HttpMessageNotReadableException _) {
            Closings.close(session, INVALID_MESSAGE, "The message cannot be read.");
        } catch (IllegalArgumentException e) {
            if (!client.isGone()) {
                throw e;
            }
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        ClientSession.of(session).ifPresent(ClientSession::closed);
        super.afterConnectionClosed(session, status);
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        Closings.close(session, INVALID_MESSAGE, "Messages are texts.");
    }

    /**
     * The message as Spring can read it, with the document in place of its id.
     *
     * @throws GraphQlFailure if the protocol does not know it
     */
    private Readable checked(TextMessage message) {
        var parameters = RequestReader.object(message.getPayload(), "The message");
        checkMembers(parameters);
        return switch (String.valueOf(parameters.get("type"))) {
            case "ping" -> new Readable(message, true);
            case "connection_init", "pong" -> new Readable(message, false);
            case "complete" -> {
                checkId(parameters);
                yield new Readable(message, false);
            }
            case "subscribe" -> {
                checkId(parameters);
                yield new Readable(withOperation(message, parameters), true);
            }
            default -> throw GraphQlErrors.badRequest("The message has no type that a client may send.");
        };
    }

    /** Spring reads these in every message, also where the protocol has none. */
    private static void checkMembers(Map<String, Object> message) {
        var id = message.get("id");
        if (id != null && !(id instanceof String)) {
            throw GraphQlErrors.badRequest("The id must be a text.");
        }
        var payload = message.get("payload");
        if (payload != null && !(payload instanceof Map<?, ?>)) {
            throw GraphQlErrors.badRequest("The payload must be a JSON object.");
        }
    }

    private static void checkId(Map<String, Object> message) {
        if (!(message.get("id") instanceof String id) || id.isEmpty()) {
            throw GraphQlErrors.badRequest("The message has no id.");
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
