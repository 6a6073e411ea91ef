package org.mentorship.api.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A set of connections, each with one request under way at a time. */
final class Connections implements AutoCloseable {

    private final BlockingQueue<HttpConnection> free;
    private final int size;

    Connections(URI service, int size) throws IOException {
        this.size = size;
        this.free = new ArrayBlockingQueue<>(size);
        for (var i = 0; i < size; i++) {
            free.add(new HttpConnection(service));
        }
    }

    /** Answers per second to one request, over all connections at once. */
    double rate(Duration time, byte[] request) throws Exception {
        return new Callers(size).rate(time, new AtomicInteger(), _ -> {
            var connection = free.take();
            connection.send(request);
            free.add(connection);
        });
    }

    @Override
    public void close() throws IOException {
        for (var connection : free) {
            connection.close();
        }
    }
}
