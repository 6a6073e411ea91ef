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

    private static final String COLLECTION = "readModels";
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

    void building() {
        put(BUILDING);
    }

    /** They are whole, and others than those before. */
    void ready() {
        put(READY);
    }

    private void put(String state) {
        collection.replaceOne(
                new Document(ID, ReadModels.NAME),
                new Document(ID, ReadModels.NAME)
                        .append(STATE, state)
                        .append(SHAPE, shape)
                        .append(GENERATION, UUID.randomUUID().toString()),
                new ReplaceOptions().upsert(true));
    }
}
