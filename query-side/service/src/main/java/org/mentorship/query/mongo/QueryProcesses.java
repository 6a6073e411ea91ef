package org.mentorship.query.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.bson.Document;

/**
 * The processes that share the projections. Each counts up a number of its own every now and then, and takes for gone whose
 * number stays the same while it looks again and again: clocks of different machines are not compared.
 */
public final class QueryProcesses {

    private static final String COLLECTION = "queryProcesses";
    private static final String ID = "_id";
    private static final String BEATS = "beats";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** Looks and not time: who could not look, be it that the server was away, does not know who is gone. */
    private static final int GONE_AFTER_LOOKS = 10;

    /** Of a process of a version that did not count. */
    private static final long NEVER = 0;

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final String self;
    private final LongSupplier nanoTime;
    private long nextLook;
    private Map<String, Heard> others = Map.of();

    /** @param silentLooks at how many looks since the beats were the same */
    private record Heard(long beats, int silentLooks) {

        Heard again(long beatsNow) {
            return new Heard(beatsNow, beatsNow == beats ? silentLooks + 1 : 0);
        }
    }

    /** @param nanoTime of this process alone, as {@link System#nanoTime()} */
    QueryProcesses(MongoDatabase database, String self, LongSupplier nanoTime) {
        this.collection = database.getCollection(COLLECTION);
        this.self = self;
        this.nanoTime = nanoTime;
        this.nextLook = nanoTime.getAsLong();
    }

    /** The fair part of this process, rounded up: together they take all, whoever comes first. */
    public synchronized int share(int segments) {
        var now = nanoTime.getAsLong();
        if (now - nextLook >= 0) {
            try {
                beat();
                others = look();
                nextLook = now + LOOK_EVERY.toNanos();
            } catch (MongoException e) {
                // The processor meets the same trouble with its tokens, and tells of it.
                return fairPart(segments);
            }
        }
        return fairPart(segments);
    }

    private int fairPart(int segments) {
        return Math.ceilDiv(segments, 1 + others.size());
    }

    private void beat() {
        collection.updateOne(new Document(ID, self), new Document("$inc", new Document(BEATS, 1L)), UPSERT);
    }

    private Map<String, Heard> look() {
        var there = new HashMap<String, Heard>();
        for (var document : collection.find(new Document(ID, new Document("$ne", self)))) {
            var id = document.getString(ID);
            var beats = document.get(BEATS, NEVER);
            var before = others.get(id);
            var heard = before == null ? new Heard(beats, 0) : before.again(beats);
            if (heard.silentLooks() < GONE_AFTER_LOOKS) {
                there.put(id, heard);
            } else {
                collection.deleteOne(new Document(ID, id).append(BEATS, document.get(BEATS)));
            }
        }
        return there;
    }

    /** Leaves its part to the others at once. */
    public void leave() {
        collection.deleteOne(new Document(ID, self));
    }
}
