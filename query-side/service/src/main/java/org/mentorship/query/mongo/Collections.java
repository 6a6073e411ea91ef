package org.mentorship.query.mongo;

import com.mongodb.client.MongoDatabase;

/** What is done with whole collections. */
public final class Collections {

    private Collections() {}

    /** Drops a collection; to drop one that is not there is an error to the server in memory, which it logs. */
    public static void dropIfThere(MongoDatabase database, String collection) {
        for (var name : database.listCollectionNames()) {
            if (name.equals(collection)) {
                database.getCollection(collection).drop();
                return;
            }
        }
    }
}
