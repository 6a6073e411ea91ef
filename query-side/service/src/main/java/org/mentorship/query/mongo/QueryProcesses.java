package org.mentorship.query.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that share the projections. Each counts up a number of its own every now and then, and takes for gone whose
 * number stays the same while it looks again and again: clocks of different machines are not compared.
 */
public final class QueryProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(QueryProcesses.class);
    private static final String COLLECTION = "queryProcesses";
    private static final String ID = "_id";
    private static final String BEATS = "beats";
    private static final String SHAPE = "shape";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** Looks and not time: who could not look, be it that the server was away, does not know who is gone. */
    private static final int GONE_AFTER_LOOKS = 10;

    /** Who is not there any more has left, or comes again soon, since all was lost. */
    private static final int LOST_LOOKS = 3;

    /** Of a process of a version that did not count. */
    private static final long NEVER = 0;

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final String self;
    private final LongSupplier nanoTime;
    private long nextLook;
    private Map<String, Heard> others = Map.of();
    private @Nullable String shape;

    /**
     * What was seen of a process.
     *
     * @param silentLooks at how many looks since the beats were the same
     * @param lostLooks at how many looks since it was not there
     * @param shape of the read models that it follows, or has followed until they were lost; null if it does not tell
     */
    private record Heard(
            long beats,
            int silentLooks,
            int lostLooks,
            @Nullable String shape) {

        Heard again(long beatsNow, @Nullable String shapeNow) {
            return new Heard(beatsNow, beatsNow == beats ? silentLooks + 1 : 0, 0, shapeNow);
        }

        Heard lost() {
            return new Heard(beats, silentLooks, lostLooks + 1, shape);
        }

        boolean isOfAnother(String other) {
            return shape != null && !shape.equals(other);
        }
    }

    /** @param nanoTime of this process alone, as {@link System#nanoTime()} */
    QueryProcesses(MongoDatabase database, String self, LongSupplier nanoTime) {
        this.collection = database.getCollection(COLLECTION);
        this.self = self;
        this.nanoTime = nanoTime;
        this.nextLook = nanoTime.getAsLong();
    }

    /** This process follows read models of a shape, and would have them again if they were lost. */
    public synchronized void follow(String followed) {
        if (!followed.equals(shape)) {
            nextLook = nanoTime.getAsLong(); // or it would show it a second late, and one of another shape see nobody
        }
        shape = followed;
    }

    /** Others have read models of another shape now. */
    public synchronized void followNoLonger() {
        shape = null;
    }

    /**
     * Whether this process may have the read models in a shape: not so while others follow them in another one, or would
     * if they had not been lost, and this process has not. To be asked again and again; who follows none is not seen.
     */
    public synchronized boolean mayHave(String wanted) {
        lookIfDue();
        return shape != null || others.values().stream().noneMatch(heard -> heard.isOfAnother(wanted));
    }

    /** Shows that this process goes on, while it has no part. */
    public synchronized void goOn() {
        try {
            lookIfDue();
        } catch (MongoException e) {
            LOG.debug("The others cannot be told now that this process goes on", e);
        }
    }

    /** The fair part of this process, rounded up: together they take all, whoever comes first. */
    public synchronized int share(int segments) {
        goOn();
        return fairPart(segments);
    }

    private void lookIfDue() {
        var now = nanoTime.getAsLong();
        if (now - nextLook >= 0) {
            if (shape != null) {
                beat(shape);
            }
            others = look();
            nextLook = now + LOOK_EVERY.toNanos();
        }
    }

    private int fairPart(int segments) {
        var sharing = others.values().stream()
                .filter(heard -> heard.lostLooks() == 0 && (shape == null || !heard.isOfAnother(shape)))
                .count();
        return Math.ceilDiv(segments, 1 + (int) sharing);
    }

    private void beat(String followed) {
        collection.updateOne(
                new Document(ID, self),
                new Document("$inc", new Document(BEATS, 1L)).append("$set", new Document(SHAPE, followed)),
                UPSERT);
    }

    private Map<String, Heard> look() {
        var heard = new HashMap<String, Heard>();
        var gone = new HashSet<String>();
        for (var document : collection.find(new Document(ID, new Document("$ne", self)))) {
            var id = document.getString(ID);
            var beats = document.get(BEATS, NEVER);
            var itsShape = document.getString(SHAPE);
            var before = others.get(id);
            var now = before == null ? new Heard(beats, 0, 0, itsShape) : before.again(beats, itsShape);
            if (now.silentLooks() < GONE_AFTER_LOOKS) {
                heard.put(id, now);
            } else {
                gone.add(id);
                collection.deleteOne(new Document(ID, id).append(BEATS, document.get(BEATS)));
            }
        }
        others.forEach((id, before) -> {
            if (!gone.contains(id) && before.lostLooks() < LOST_LOOKS) {
                heard.putIfAbsent(id, before.lost());
            }
        });
        return heard;
    }

    /** Leaves its part to the others at once. */
    public synchronized void leave() {
        shape = null;
        collection.deleteOne(new Document(ID, self));
    }
}
