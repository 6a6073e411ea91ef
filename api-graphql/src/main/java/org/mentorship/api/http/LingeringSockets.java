package org.mentorship.api.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Flux;

/**
 * Connections that have ended, each of which keeps its place until its socket is closed: where the service ended it, that is
 * when the client answers, or when the server waits no longer. The server tells nobody, so each is looked at now and then,
 * and all where somebody finds no place.
 */
final class LingeringSockets {

    /** How long the server keeps the socket of a connection that it closed, if the client does not close it too. */
    static final Duration LONGEST = Duration.ofSeconds(12);

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private record Socket(BooleanSupplier closed, Runnable leave) {}

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /**
     * @param closed whether the server has closed the socket
     * @param leave gives the place back, once
     */
    void add(BooleanSupplier closed, Runnable leave) {
        var socket = new Socket(closed, leave);
        sockets.add(socket);
        Flux.interval(MOMENT)
                .takeUntil(_ -> closed.getAsBoolean())
                .take(LONGEST)
                .doFinally(_ -> leave(socket))
                .subscribe();
    }

    /** One after another, so that who comes second finds what the first gave back. */
    synchronized void leaveClosed() {
        for (var socket : sockets) {
            if (socket.closed().getAsBoolean()) {
                leave(socket);
            }
        }
    }

    private void leave(Socket socket) {
        if (sockets.remove(socket)) {
            socket.leave().run();
        }
    }
}
