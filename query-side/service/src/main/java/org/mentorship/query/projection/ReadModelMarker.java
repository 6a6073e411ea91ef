package org.mentorship.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
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

    private final MongoCollection<Document> collection;
    private final String shape;

    ReadModelMarker(MongoDatabase database, List<Projection> projections) {
        this.collection = database.getCollection(COLLECTION);
        this.shape = ViewShape.fingerprint()
                + projections.stream()
                        .map(projection -> " " + projection.name() + "/" + projection.segments())
                        .collect(Collectors.joining());
    }

    /** Which building it was that made them to the end in the shape of this version; empty if they are not so. */
    Optional<String> generation() {
        var marker = collection.find(new Document(ID, ReadModels.NAME)).first();
        return marker != null && READY.equals(marker.getString(STATE)) && shape.equals(marker.getString(SHAPE))
                ? Optional.of(String.valueOf(marker.getString(GENERATION)))
                : Optional.empty();
    }

    boolean isReady() {
        return generation().isPresent();
    }

    /** Whether what is there, or was to be built, is of another shape; not so if nothing is there. */
    boolean isOfAnotherShape() {
        var marker = collection.find(new Document(ID, ReadModels.NAME)).first();
        return marker != null && !shape.equals(marker.getString(SHAPE));
    }

    /** Whether they are whole in another shape. */
    boolean isReadyInAnotherShape() {
        var marker = collection.find(new Document(ID, ReadModels.NAME)).first();
        return marker != null && READY.equals(marker.getString(STATE)) && !shape.equals(marker.getString(SHAPE));
    }

    String shape() {
        return shape;
    }

    /**
     * They are not whole from now on.
     *
     * @return which building of them begins
     */
    String building() {
        var generation = UUID.randomUUID().toString();
        collection.replaceOne(
                new Document(ID, ReadModels.NAME), marker(BUILDING, generation), new ReplaceOptions().upsert(true));
        return generation;
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
            throw new IllegalStateException("The read models were lost, or another process builds them anew");
        }
    }

    private Document marker(String state, String generation) {
        return new Document(ID, ReadModels.NAME)
                .append(STATE, state)
                .append(SHAPE, shape)
                .append(GENERATION, generation);
    }
}
