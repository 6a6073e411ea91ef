package org.mentorship.query.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Claims the right to build the read models, which one process has at a time. Who has it counts up a number; the others take
 * it when they have seen the same number for long, look after look. Clocks of different machines are not compared.
 */
final class BuildClaims {

    /** So long by the clock of the one who looks. */
    static final Duration SILENT_FOR = Duration.ofSeconds(10);

    /** Who could not look, be it that the server was away, does not know that nobody was there. */
    private static final int SILENT_LOOKS = 4;

    private static final String ID = "_id";
    private static final String CLAIM = "build";
    private static final String OWNER = "owner";
    private static final String BEATS = "beats";
    static final Document BEAT = new Document("$inc", new Document(BEATS, 1L));

    private final MongoCollection<Document> collection;
    private final LongSupplier nanoTime;
    private @Nullable Heard heard;

    /**
     * @param claim what is there
     * @param since when it was so first
     * @param looks how often it was still so since
     */
    private record Heard(Document claim, long since, int looks) {}

    /** Beside the marker, so that nobody goes on building when that is lost. */
    BuildClaims(MongoDatabase database, LongSupplier nanoTime) {
        this.collection = database.getCollection(ReadModelMarker.COLLECTION);
        this.nanoTime = nanoTime;
    }

    /** Claims the right; empty while another process has it. */
    synchronized Optional<BuildClaim> claim() {
        var begun = nanoTime.getAsLong();
        var owner = UUID.randomUUID().toString();
        var there = collection.find(new Document(ID, CLAIM)).first();
        return (there == null ? isInserted(owner) : isSilent(there, begun) && isTaken(there, owner))
                ? Optional.of(new BuildClaim(collection, new Document(ID, CLAIM).append(OWNER, owner), nanoTime, begun))
                : Optional.empty();
    }

    private boolean isInserted(String owner) {
        heard = null;
        try {
            collection.insertOne(new Document(ID, CLAIM).append(OWNER, owner).append(BEATS, 0L));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private boolean isSilent(Document there, long now) {
        var before = heard;
        var again = before != null && before.claim().equals(there)
                ? new Heard(there, before.since(), before.looks() + 1)
                : new Heard(there, now, 0);
        heard = again;
        return again.looks() >= SILENT_LOOKS && now - again.since() >= SILENT_FOR.toNanos();
    }

    private boolean isTaken(Document there, String owner) {
        heard = null;
        return collection
                        .updateOne(
                                there,
                                new Document("$set", new Document(OWNER, owner))
                                        .append("$inc", new Document(BEATS, 1L)))
                        .getMatchedCount()
                == 1;
    }
}
