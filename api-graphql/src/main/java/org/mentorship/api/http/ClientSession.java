package org.mentorship.api.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.tomcat.websocket.WsSession;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.security.OpenConnection;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/**
 * A connection and whose it is. No more is read from it while too many answers wait to be sent: a client that does not read
 * is not listened to either.
 *
 * <p>Spring's {@code ConcurrentWebSocketSessionDecorator} bounds what waits for a send of another thread. Here one thread
 * sends for each connection, and answers wait in front of it, where that would never see them.
 */
final class ClientSession extends WebSocketSessionDecorator implements OpenConnection {

    /** Other than after 4401, clients connect again after this one, and may bring another token. */
    private static final int FORBIDDEN = 4403;

    private static final int NO_PLACE = CloseStatus.SERVICE_OVERLOAD.getCode();

    /** Pongs and errors, beside the operations in work. */
    private static final int FURTHER_ANSWERS = 50;

    /** Bytes of a message of somebody unknown: a greeting with a token is shorter. */
    private static final long LONGEST_GREETING = 16_384;

    /** More than can ever wait for one. */
    private static final int ENOUGH = 1_000_000;

    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(2);
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final String CLOSE_TIMEOUT = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";

    private final OpenConnections connections;
    private final String address;
    private final Semaphore owed;
    private final long longestMessage;
    private final MessageParts parts = new MessageParts();
    private volatile @Nullable String subject;
    private boolean gone;

    private ClientSession(WebSocketSession session, OpenConnections connections, LimitsProperties limits) {
        super(session);
        this.owed = new Semaphore(limits.operations() + FURTHER_ANSWERS);
        this.longestMessage = limits.body().toBytes();
        this.connections = connections;
        this.address = address(session.getRemoteAddress());
    }

    /** Takes a place for the session, or closes it if there is none. */
    static Optional<ClientSession> open(
            WebSocketSession session, OpenConnections connections, LimitsProperties limits) {
        var opened = new ClientSession(session, connections, limits);
        opened.limitTimes(limits.sendTime());
        var refusal = connections.open(opened.address);
        if (refusal.isPresent()) {
            Closings.closeOnceOpen(opened, NO_PLACE, told(refusal.get()));
            return Optional.empty();
        }
        session.getAttributes().put(ClientSession.class.getName(), opened);
        opened.keepIn(session.getAttributes());
        return Optional.of(opened);
    }

    /** What was opened for the session; empty if it had no place. */
    static Optional<ClientSession> of(WebSocketSession session) {
        return Optional.ofNullable((ClientSession) session.getAttributes().get(ClientSession.class.getName()));
    }

    static String address(@Nullable InetSocketAddress address) {
        return address == null ? "" : address.getHostString();
    }

    /** The server ends a connection on which one message takes longer. */
    private void limitTimes(Duration sendTime) {
        server().ifPresent(session -> {
            Map<String, Object> properties = session.getUserProperties();
            properties.put(SEND_TIMEOUT, sendTime.toMillis());
            properties.put(CLOSE_TIMEOUT, TIME_TO_CLOSE.toMillis());
        });
    }

    private Optional<WsSession> server() {
        return getDelegate() instanceof NativeWebSocketSession container
                ? Optional.ofNullable(container.getNativeSession(WsSession.class))
                : Optional.empty();
    }

    /** Not after {@link #closed}, which a client that is gone may bring about at the same time. */
    @Override
    public synchronized void enter(String who) {
        if (gone) {
            throw GraphQlErrors.unauthenticated();
        }
        var refusal = connections.become(address, who);
        if (refusal.isPresent()) {
            Closings.close(this, NO_PLACE, told(refusal.get()));
            throw refusal.get();
        }
        subject = who;
    }

    @Override
    public void tokenExpired() {
        // A timer says so, which is not to wait for a client that does not read.
        Thread.ofVirtual().name("token-expired").start(() -> Closings.close(this, FORBIDDEN, "The token has expired."));
    }

    private static String told(GraphQlFailure why) {
        return String.valueOf(why.getMessage());
    }

    /** Whose connection it is; empty before that is known. */
    Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /**
     * The message, if this is its last part. They come one after another.
     *
     * @throws GraphQlFailure if it is longer than what this client may send
     */
    Optional<TextMessage> completed(TextMessage part) {
        return parts.add(part, subject == null ? Math.min(LONGEST_GREETING, longestMessage) : longestMessage);
    }

    /** Gives the place back, once its socket is closed. */
    synchronized void closed() {
        gone = true;
        owed.release(ENOUGH);
        subject()
                .ifPresentOrElse(
                        who -> connections.close(who, this::isSocketClosed), () -> connections.closeStranger(address));
    }

    /** Also the session of a connection that the service ended is closed only when the client has answered, or did not in time. */
    private boolean isSocketClosed() {
        return server().map(WsSession::isClosed).orElse(true);
    }

    /** Whether its connection has ended; the session may still call itself open for a moment. */
    synchronized boolean isGone() {
        return gone;
    }

    /** Waits until another answer may be owed; the operation or ping that takes this gives it back. */
    void owe() throws InterruptedException {
        owed.acquire();
    }

    void answered() {
        owed.release();
    }
}
