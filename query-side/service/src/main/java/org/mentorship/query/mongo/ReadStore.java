package org.mentorship.query.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.fold.ViewType;

/**
 * Where the read models are: a MongoDB given by its URI, or a server in this process that keeps everything in memory and
 * listens on the loopback address only. Disposable in both cases: everything in it can be built anew from the log.
 */
public final class ReadStore implements AutoCloseable {

    private static final String DEFAULT_DATABASE = "mentorship";
    private static final String TOKENS = "trackingtokens";
    private static final String BATCHES = "batches";
    private static final int SERVER_SELECTION_SECONDS = 5;
    private static final int ANSWER_SECONDS = 30;
    private static final int PING_SECONDS = 2;
    private static final Document PING = new Document("ping", 1);

    private final @Nullable MongoServer embedded;
    private final MongoClient client;
    private final String database;
    private final String process = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final Parked parked = new Parked();
    private final GenerationCollections collections;

    private ReadStore(@Nullable MongoServer embedded, ConnectionString uri) {
        this.embedded = embedded;
        this.client = MongoClients.create(settings(uri));
        var named = uri.getDatabase();
        this.database = named == null ? DEFAULT_DATABASE : named;
        this.collections = new GenerationCollections(database());
    }

    /** A store in memory, empty, gone when it is closed. */
    public static ReadStore embedded() {
        var server = new MongoServer(new MemoryBackend());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new ReadStore(server, new ConnectionString(server.getConnectionString()));
    }

    /** A MongoDB; the database is the one that the URI names, else {@code mentorship}. */
    public static ReadStore at(String uri) {
        return new ReadStore(null, new ConnectionString(uri));
    }

    /**
     * A server that is away fails a question soon, not after the driver's half minute, and one that falls silent without
     * closing the connection fails it too, which the driver would wait for without end; unless the URI says otherwise.
     */
    private static MongoClientSettings settings(ConnectionString uri) {
        // Of a majority, and from the primary, whatever the URI says: no token outlives the views that it stands
        // for, and nobody goes on from what is no longer so.
        var settings = MongoClientSettings.builder()
                .applyConnectionString(uri)
                .writeConcern(WriteConcern.MAJORITY)
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary());
        if (uri.getServerSelectionTimeout() == null) {
            settings.applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS));
        }
        if (uri.getSocketTimeout() == null && uri.getTimeout() == null) {
            settings.applyToSocketSettings(socket -> socket.readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS));
        }
        return settings.build();
    }

    public boolean isEmbedded() {
        return embedded != null;
    }

    public MongoDatabase database() {
        return client.getDatabase(database);
    }

    /** Those of the read models, with their tokens. */
    public GenerationCollections collections() {
        return collections;
    }

    /**
     * Returns if the server answers.
     *
     * @throws MongoException if it does not within two seconds
     */
    public void ping() {
        database().withTimeout(PING_SECONDS, TimeUnit.SECONDS).runCommand(PING);
    }

    /** The views that could not be written since this process runs. */
    public Parked parked() {
        return parked;
    }

    /** In memory the views are packed, see {@link ViewCollection}. */
    public <V> ViewCollection<V> views(ViewType<V> type) {
        return new ViewCollection<>(collections, type, isEmbedded(), parked);
    }

    /**
     * Tokens live with the read models, and belong to a generation of them, so that both are lost, or restored, together.
     * The index that keeps them unique is to be made with each generation.
     */
    public TokenStore tokenStore(Serializer serializer) {
        return MongoTokenStore.builder()
                .mongoTemplate(new TokensOfGeneration(database(), collections.of(TOKENS, Document.class)))
                .serializer(serializer)
                .nodeId(process)
                .ensureIndexes(false)
                .build();
    }

    /** How far the projections are whose tokens are here. */
    public TokenPositions positions(Serializer serializer) {
        return new TokenPositions(collections.of(TOKENS, Document.class), serializer);
    }

    /** What the projections whose tokens are here were about to write; lost with them. */
    public BegunBatches begunBatches() {
        return new BegunBatches(collections.of(BATCHES, Document.class), process);
    }

    /** Those who share the projections whose tokens are here. */
    public QueryProcesses processes() {
        return new QueryProcesses(database(), process, System::nanoTime);
    }

    @Override
    public void close() {
        client.close();
        if (embedded != null) {
            embedded.shutdownNow();
        }
    }
}
