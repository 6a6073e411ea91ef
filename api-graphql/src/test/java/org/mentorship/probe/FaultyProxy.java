package org.mentorship.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A network that fails, between a client and a server of any TCP protocol: a port of the loopback address behind which
 * the server is reached, is not reached, is slow, falls silent, or is cut off in the middle of a message. The port stays
 * the same for ever. Begins as a network that works.
 */
public final class FaultyProxy implements AutoCloseable {

    private static final int CHUNK = 8_192;
    private static final int BACKLOG = 64;
    private static final long ENDLESS = Long.MAX_VALUE;

    private final InetSocketAddress server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesToServer = new AtomicLong(ENDLESS);
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Duration delay = Duration.ZERO;
    private @Nullable ServerSocket listener;

    private FaultyProxy(InetSocketAddress server, ServerSocket listener) {
        this.server = server;
        this.port = listener.getLocalPort();
        accept(listener);
    }

    /** In front of a server, which may come and go too. */
    public static FaultyProxy to(InetSocketAddress server) {
        try {
            return new FaultyProxy(server, listen(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** From now on the server is not there: connections are closed, and new ones are refused. */
    public synchronized void refuse() {
        try {
            if (listener != null) {
                listener.close();
                listener = null;
            }
            resume();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on nothing comes through, and nobody is told: as when a cable is pulled. */
    public void fallSilent() {
        gate = new CountDownLatch(1);
    }

    /** From now on each piece of a message takes so much longer, in both directions. */
    public void slowDown(Duration each) {
        delay = each;
    }

    /** Closes the connection, whichever it is, over which the so many next bytes to the server have gone; does so once. */
    public void cutAfter(long bytes) {
        bytesToServer.set(bytes);
    }

    /** How many connections were cut so far. */
    public int cuts() {
        return cuts.get();
    }

    /** From now on it works again; what was held back comes through, where the connection is still there. */
    public synchronized void work() {
        bytesToServer.set(ENDLESS);
        delay = Duration.ZERO;
        resume();
        if (listener == null) {
            try {
                accept(listen(port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void resume() {
        gate.countDown();
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    }

    private void accept(ServerSocket from) {
        listener = from;
        Thread.ofVirtual().start(() -> {
            while (!from.isClosed()) {
                try {
                    connect(from.accept());
                } catch (IOException _) {
                    continue; // closed by refuse(), or the server is not there
                }
            }
        });
    }

    @SuppressWarnings("AddressSelection") // the server's address was resolved by whoever gave it
    private void connect(Socket client) throws IOException {
        sockets.add(client);
        try {
            var behind = new Socket(server.getAddress(), server.getPort());
            sockets.add(behind);
            Thread.ofVirtual().start(() -> pump(client, behind, true));
            Thread.ofVirtual().start(() -> pump(behind, client, false));
        } catch (IOException e) {
            sockets.remove(client);
            client.close();
            throw e;
        }
    }

    private void pump(Socket from, Socket to, boolean toServer) {
        try (from;
                to) {
            var chunk = new byte[CHUNK];
            for (var read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                gate.await();
                Thread.sleep(delay);
                var passing = toServer ? (int) Math.min(read, left(read)) : read;
                to.getOutputStream().write(chunk, 0, passing);
                if (passing < read) {
                    cuts.incrementAndGet();
                    return;
                }
            }
        } catch (IOException _) {
            return; // the connection has ended
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** How many of these bytes may pass before the cut; all of them from then on. */
    private long left(int bytes) {
        return bytesToServer.getAndUpdate(left -> left == ENDLESS || left < bytes ? ENDLESS : left - bytes);
    }

    @Override
    public void close() {
        refuse();
    }
}
