package org.mentorship.query.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.bson.Document;

/** The processes that share the projections, each of which says every now and then that it is there. */
public final class QueryProcesses {

    private static final String COLLECTION = "queryProcesses";
    private static final String ID = "_id";
    private static final String SEEN = "seen";
    private static final Duration GONE_AFTER = Duration.ofSeconds(10);
    private static final Duration SAY_EVERY = Duration.ofSeconds(1);

    private final MongoCollection<Document> collection;
    private final String self;
    private final InstantSource clock;
    private Instant said = Instant.MIN;
    private int count = 1;

    QueryProcesses(MongoDatabase database, String self, InstantSource clock) {
        this.collection = database.getCollection(COLLECTION);
        this.self = self;
        this.clock = clock;
    }

    /** The fair part of this process, rounded up: together they take all, whoever comes first. */
    public synchronized int share(int segments) {
        var now = clock.instant();
        if (now.isAfter(said.plus(SAY_EVERY))) {
            try {
                count = sayAndCount(now);
                said = now;
            } catch (MongoException e) {
                // The processor meets the same trouble with its tokens, and tells of it.
                return share(segments, count);
            }
        }
        return share(segments, count);
    }

    private static int share(int segments, int processes) {
        return Math.ceilDiv(segments, Math.max(1, processes));
    }

    private int sayAndCount(Instant now) {
        collection.replaceOne(
                new Document(ID, self),
                new Document(ID, self).append(SEEN, Date.from(now)),
                new ReplaceOptions().upsert(true));
        collection.deleteMany(new Document(SEEN, new Document("$lt", Date.from(now.minus(GONE_AFTER)))));
        return Math.toIntExact(collection.countDocuments());
    }

    /** Leaves its part to the others at once. */
    public void leave() {
        collection.deleteOne(new Document(ID, self));
    }
}
