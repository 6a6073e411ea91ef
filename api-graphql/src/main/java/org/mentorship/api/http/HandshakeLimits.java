package org.mentorship.api.http;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.ErrorBody;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Refuses handshakes where no further connection is taken, and closes what they came by. */
final class HandshakeLimits implements HandshakeInterceptor {

    private final OpenConnections connections;

    HandshakeLimits(OpenConnections connections) {
        this.connections = connections;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        var refusal = connections.refusal(ClientSession.address(request.getRemoteAddress()));
        if (refusal.isPresent()) {
            var answer = ((ServletServerHttpResponse) response).getServletResponse();
            answer.setHeader(HttpHeaders.CONNECTION, "close");
            ErrorBody.of(refusal.get()).write(((ServletServerHttpRequest) request).getServletRequest(), answer);
        }
        return refusal.isEmpty();
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {
        // The connection takes its place when it is open.
    }
}
