package org.mentorship.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.mentorship.query.views.ViewShape;

/** Notes beside the read models whether they are whole, and which version of the folds made them. */
final class ReadModelMarker {

    private static final String COLLECTION = "readModels";
    private static final String ID = "_id";
    private static final String STATE = "state";
    private static final String SHAPE = "shape";
    private static final String BUILDING = "BUILDING";
    private static final String READY = "READY";

    private final MongoCollection<Document> collection;

    ReadModelMarker(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
    }

    /** Whether they were built to the end by folds of this version. */
    boolean isReady() {
        var marker = collection.find(new Document(ID, ReadModels.NAME)).first();
        return marker != null
                && READY.equals(marker.getString(STATE))
                && ViewShape.fingerprint().equals(marker.getString(SHAPE));
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
                new Document(ID, ReadModels.NAME).append(STATE, state).append(SHAPE, ViewShape.fingerprint()),
                new ReplaceOptions().upsert(true));
    }
}
