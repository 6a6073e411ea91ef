package org.mentorship.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.mentorship.query.views.ViewShape;

/** Notes beside the read models whether they are whole, and in what shape: by which folds, in how many segments. */
final class ReadModelMarker {

    private static final String COLLECTION = "readModels";
    private static final String ID = "_id";
    private static final String STATE = "state";
    private static final String SHAPE = "shape";
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

    /** Whether they were built to the end in the shape of this version. */
    boolean isReady() {
        var marker = collection.find(new Document(ID, ReadModels.NAME)).first();
        return marker != null && READY.equals(marker.getString(STATE)) && shape.equals(marker.getString(SHAPE));
    }

    void building() {
        put(BUILDING);
    }

    void ready() {
        put(READY);
    }

    private void put(String state) {
        collection.replaceOne(
                new Document(ID, ReadModels.NAME),
                new Document(ID, ReadModels.NAME).append(STATE, state).append(SHAPE, shape),
                new ReplaceOptions().upsert(true));
    }
}
