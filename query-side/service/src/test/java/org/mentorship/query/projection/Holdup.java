package org.mentorship.query.projection;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.bson.RawBsonDocument;

/**
 * The way of one process to the MongoDB, on which nothing comes through any more from a certain command on, until it goes
 * on: to the MongoDB, and to the other processes, this one is as if it were stopped before that command.
 */
final class Holdup implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;
    private static final int HEADER = 16;
    private static final int OP_CODE = 12;
    private static final int OP_MSG = 2013;
    /** Behind the flags, and the kind of the first section. */
    private static final int BODY = HEADER + Integer.BYTES + 1;
    /** By which the driver learns whether the server is there. */
    private static final Set<String> SIGNS_OF_LIFE = Set.of("hello", "isMaster", "ismaster", "ping");

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Predicate<Command> at;
    private final AtomicInteger passing;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /**
     * What is sent to the server.
     *
     * @param collection that it is for
     * @param text all of it; what is no text in it is unreadable
     */
    record Command(String name, String collection, String text) {

        boolean is(String wanted, String of) {
            return name.equals(wanted) && collection.startsWith(of);
        }
    }

    /**
     * @param at which commands
     * @param passing how many of them still come through
     */
    Holdup(InetSocketAddress server, Predicate<Command> at, int passing) throws IOException {
        this.server = server;
        this.at = at;
        this.passing = new AtomicInteger(passing);
        listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** By which the process is to reach the MongoDB; it does not lose patience. */
    String uri() {
        return "mongodb://localhost:%d/?socketTimeoutMS=600000".formatted(listener.getLocalPort());
    }

    void awaitHeld() throws InterruptedException {
        if (!held.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The process has not come so far");
        }
    }

    void goOn() {
        go.countDown();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
                sockets.add(client);
                sockets.add(behind);
                Thread.ofVirtual().start(() -> toServer(client, behind));
                Thread.ofVirtual().start(() -> toClient(behind, client));
            } catch (IOException _) {
                continue; // closed
            }
        }
    }

    private void toServer(Socket client, Socket behind) {
        try (client;
                behind) {
            var in = new DataInputStream(client.getInputStream());
            while (true) {
                var length = Integer.reverseBytes(in.readInt());
                var message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
                message.putInt(0, length);
                in.readFully(message.array(), Integer.BYTES, length - Integer.BYTES);
                holdUp(message);
                behind.getOutputStream().write(message.array());
            }
        } catch (IOException _) {
            return; // closed
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void holdUp(ByteBuffer message) throws InterruptedException {
        if (message.getInt(OP_CODE) != OP_MSG) {
            return;
        }
        var command = command(message);
        if (SIGNS_OF_LIFE.contains(command.name())) {
            return;
        }
        if (at.test(command) && passing.getAndDecrement() == 0) {
            held.countDown();
        }
        if (held.getCount() == 0) {
            go.await();
        }
    }

    private static Command command(ByteBuffer message) {
        var body = new RawBsonDocument(message.array(), BODY, message.getInt(BODY));
        var name = body.getFirstKey();
        var collection = body.get(name);
        return new Command(
                name,
                collection != null && collection.isString()
                        ? collection.asString().getValue()
                        : "",
                new String(message.array(), StandardCharsets.ISO_8859_1));
    }

    private static void toClient(Socket behind, Socket client) {
        try (behind;
                client) {
            behind.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException _) {
            return; // closed
        }
    }

    @Override
    public void close() throws IOException {
        goOn();
        listener.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
