package org.mentorship.command.cluster;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.mentorship.contract.stored.EventSerializer;

/**
 * The MongoDB in which the write side keeps what is not an event: keys, tokens and the to-do list of automations. Writes
 * are those of a majority, on disk; reads are of the primary.
 */
public final class ClusterDatabase implements AutoCloseable {

    private static final String TOKENS = "automation_tokens";
    private static final String DEFAULT_DATABASE = "mentorship";
    private static final Serializer SERIALIZER = EventSerializer.create();
    private static final int SERVER_SELECTION_SECONDS = 5;
    private static final int MAJORITY_SECONDS = 10;
    private static final int ANSWER_SECONDS = 15;

    /** Containers may share host name and process id. */
    private final String process = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    private final MongoClient client;
    private final String name;

    /** @param uri of the MongoDB; the database is the one that it names, else {@code mentorship} */
    public ClusterDatabase(String uri) {
        var connection = new ConnectionString(uri);
        var settings = MongoClientSettings.builder()
                .applyConnectionString(connection)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(MAJORITY_SECONDS, TimeUnit.SECONDS))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary());
        if (connection.getServerSelectionTimeout() == null) {
            settings.applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS));
        }
        if (connection.getSocketTimeout() == null && connection.getTimeout() == null) {
            settings.applyToSocketSettings(socket -> socket.readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS));
        }
        var named = connection.getDatabase();
        this.client = MongoClients.create(settings.build());
        this.name = named == null ? DEFAULT_DATABASE : named;
    }

    public MongoDatabase database() {
        return client.getDatabase(name);
    }

    /** The tokens of the automations, for their processor. */
    TokenStore automationTokens(Serializer serializer) {
        return new LateTokenStore(tokens(serializer, process));
    }

    /** @param node in whose name tokens are claimed */
    public TokenStore automationTokens(Serializer serializer, String node) {
        return tokens(serializer, node).build();
    }

    /** Who reads the log for the automations, seen without claiming their token; empty if it was never made. */
    public Optional<TokenClaim> automationClaim(String processor) {
        return Optional.ofNullable(database()
                        .getCollection(TOKENS)
                        .find(new Document(TokenClaim.PROCESSOR, processor))
                        .first())
                .map(document -> TokenClaim.of(document, SERIALIZER));
    }

    private MongoTokenStore.Builder tokens(Serializer serializer, String node) {
        return MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, name)
                        .trackingTokensCollectionName(TOKENS)
                        .build())
                .serializer(serializer)
                .nodeId(node)
                .ensureIndexes(false);
    }

    public String name() {
        return name;
    }

    @Override
    public void close() {
        client.close();
    }
}
