package org.mentorship.command;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A MongoDB in memory for one test: a field of its class, registered as an extension. */
public final class InMemoryMongo implements AfterEachCallback {

    private static final String DATABASE = "test";

    private final InetSocketAddress address;
    private final MongoClient client;
    private MongoServer server = new MongoServer(new MemoryBackend());

    public InMemoryMongo() {
        address = server.bind();
        client = MongoClients.create(server.getConnectionString());
    }

    public MongoDatabase database() {
        return client.getDatabase(DATABASE);
    }

    public String uri() {
        return "mongodb://%s:%d/%s".formatted(address.getHostString(), address.getPort(), DATABASE);
    }

    /** Another client's view of the database, which gives up soon when the server is away. */
    public MongoClient soonTired() {
        return MongoClients.create(uri() + "?serverSelectionTimeoutMS=1000");
    }

    public void stop() {
        server.shutdownNow();
    }

    /** At the same address, with nothing in it. */
    public void startAgain() {
        server = new MongoServer(new MemoryBackend());
        server.bind(address);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        client.close();
        server.shutdownNow();
    }
}
