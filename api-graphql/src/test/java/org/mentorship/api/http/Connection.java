package org.mentorship.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.mentorship.probe.ProbeClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket connection, by a client that knows nothing of Spring: what it receives, in order, and how it was closed. */
final class Connection implements WebSocket.Listener, AutoCloseable {

    static final String PROTOCOL = "graphql-transport-ws";

    private static final int WAIT_SECONDS = 20;

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    private Connection() {}

    static Connection open(ProbeClient client) {
        return open(client, handshake -> handshake.subprotocols(PROTOCOL));
    }

    /** @param handshake adds the subprotocols and headers */
    static Connection open(ProbeClient client, UnaryOperator<WebSocket.Builder> handshake) {
        var connection = new Connection();
        var builder = handshake.apply(client.http().newWebSocketBuilder());
        connection.socket.complete(
                builder.buildAsync(client.webSocket(), connection).join());
        return connection;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.add(JsonMapper.shared().readTree(partial.toString()));
            partial.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    Connection send(String message) {
        socket.join().sendText(message, true).join();
        return this;
    }

    /** Sends to whoever may have closed the connection meanwhile. */
    void offer(String message) {
        socket.join().sendText(message, true).exceptionally(_ -> null).join();
    }

    Connection sendBinary() {
        socket.join().sendBinary(ByteBuffer.wrap(new byte[] {1, 2}), true).join();
        return this;
    }

    /** The next message, whatever it is. */
    JsonNode next() {
        try {
            var message = received.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("Nothing came");
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The next message is of this type, about no operation. */
    Connection expect(String type) {
        assertThat(next().at("/type").asString()).isEqualTo(type);
        return this;
    }

    /** The next message is of this type, about this operation; its payload is given back. */
    JsonNode expect(String type, String id) {
        var message = next();
        assertThat(message.at("/type").asString()).as(message.toString()).isEqualTo(type);
        assertThat(message.at("/id").asString()).isEqualTo(id);
        return message.at("/payload");
    }

    /** Nothing more comes: the answer to a ping, which is sent after all that was under way, is the next message. */
    Connection expectNothing() {
        return send("{\"type\":\"ping\"}").expect("pong");
    }

    /** What came and was not asked for. */
    List<JsonNode> rest() {
        return List.copyOf(received);
    }

    int closeCode() {
        return closed.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    String subprotocol() {
        return socket.join().getSubprotocol();
    }

    /** As a client that is finished. */
    void leave() {
        socket.join().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** As a client that is gone. */
    @Override
    public void close() {
        socket.join().abort();
    }
}
