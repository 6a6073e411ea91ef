package org.mentorship.query.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.views.ViewShape;

/**
 * Notes beside the read models whether they are whole, in what shape (by which folds, in how many segments), and which
 * building of them it was.
 */
final class ReadModelMarker {

    static final String COLLECTION = "readModels";
    private static final String ID = "_id";
    private static final String STATE = "state";
    private static final String SHAPE = "shape";
    private static final String GENERATION = "generation";
    private static final String BUILDING = "BUILDING";
    private static final String READY = "READY";
    /** How they are stored; others are of another shape. Since 2, collections bear the name of the generation. */
    private static final String LAYOUT = "2 ";

    private static final String ANOTHER_BUILDING = "The read models were lost, or another process builds them anew";

    private final MongoCollection<Document> collection;
    private final String shape;

    ReadModelMarker(MongoDatabase database, List<Projection> projections) {
        this.collection = database.getCollection(COLLECTION);
        this.shape = LAYOUT
                + ViewShape.fingerprint()
                + projections.stream()
                        .map(projection -> " " + projection.name() + "/" + projection.segments())
                        .collect(Collectors.joining());
    }

    /** Which building it was that made them to the end in the shape of this version; empty if they are not so. */
    Optional<String> generation() {
        var marker = stored();
        return marker != null && READY.equals(marker.getString(STATE)) && shape.equals(marker.getString(SHAPE))
                ? Optional.of(String.valueOf(marker.getString(GENERATION)))
                : Optional.empty();
    }

    /** Whether this is the latest building that has begun, be it done or not. */
    boolean isLatest(String generation) {
        var marker = stored();
        return marker != null && generation.equals(marker.getString(GENERATION));
    }

    /** Whether they are whole in another shape. */
    boolean isReadyInAnotherShape() {
        var marker = stored();
        return marker != null && READY.equals(marker.getString(STATE)) && !shape.equals(marker.getString(SHAPE));
    }

    private @Nullable Document stored() {
        return collection.find(new Document(ID, ReadModels.NAME)).first();
    }

    String shape() {
        return shape;
    }

    /**
     * They are not whole from now on.
     *
     * @param right is asked for after the marker was looked at, which is then replaced only as it was: whoever is held up
     *     in between does not take from the next builder what that has begun
     * @return which building of them begins
     * @throws IllegalStateException if another building of them has begun meanwhile
     */
    String building(BuildRight right) {
        var before = stored();
        right.requireHeld();
        var generation = UUID.randomUUID().toString();
        if (!isPut(marker(BUILDING, generation), before)) {
            throw new IllegalStateException(ANOTHER_BUILDING);
        }
        return generation;
    }

    private boolean isPut(Document marker, @Nullable Document before) {
        if (before != null) {
            return collection.replaceOne(before, marker).getMatchedCount() == 1;
        }
        try {
            collection.insertOne(marker);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /**
     * They are whole.
     *
     * @throws IllegalStateException if another building of them has begun since, or the marker was lost
     */
    void ready(String generation) {
        var built = collection.replaceOne(
                new Document(ID, ReadModels.NAME).append(STATE, BUILDING).append(GENERATION, generation),
                marker(READY, generation));
        if (built.getMatchedCount() == 0) {
            throw new IllegalStateException(ANOTHER_BUILDING);
        }
    }

    private Document marker(String state, String generation) {
        return new Document(ID, ReadModels.NAME)
                .append(STATE, state)
                .append(SHAPE, shape)
                .append(GENERATION, generation);
    }
}
