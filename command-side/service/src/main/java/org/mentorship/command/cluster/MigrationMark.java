package org.mentorship.command.cluster;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import org.bson.Document;
import org.mentorship.contract.StartupFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the MongoDB of a cluster that a migration to it has begun and not ended. What a cluster appends to half a history
 * would be in the place of the other half.
 */
public final class MigrationMark {

    private static final String COLLECTION = "migration";
    private static final Document UNFINISHED = new Document("_id", "unfinished");

    private static final List<String> USED = List.of("subject_keys", "todo", "automation_tokens");
    private static final Logger LOG = LoggerFactory.getLogger(MigrationMark.class);

    private final MongoDatabase database;
    private final MongoCollection<Document> marks;

    public MigrationMark(ClusterDatabase mongo) {
        this.database = mongo.database();
        this.marks = database.getCollection(COLLECTION);
    }

    /** A migration begins, or goes on. */
    public void set() {
        marks.replaceOne(UNFINISHED, UNFINISHED, new ReplaceOptions().upsert(true));
    }

    /** All was copied, and compared. */
    public void clear() {
        marks.deleteOne(UNFINISHED);
    }

    private boolean isKnownToBeSet() {
        try {
            return isSet();
        } catch (MongoException away) {
            LOG.warn("Whether a migration has ended cannot be asked: {}", away.getMessage());
            return false;
        }
    }

    /** Whether something of a cluster is in the MongoDB. */
    public boolean isUsed() {
        return USED.stream()
                .anyMatch(name -> database.getCollection(name).find().first() != null);
    }

    public boolean isSet() {
        return marks.find(UNFINISHED).first() != null;
    }

    /**
     * A MongoDB that is away when a process starts cannot be asked, and is waited for.
     *
     * @throws StartupFailure if a migration has not ended
     */
    public void refuseUnfinished() {
        if (isKnownToBeSet()) {
            throw new StartupFailure(
                    StartupFailure.Code.MIGRATION_UNFINISHED,
                    "A migration to these stores has not ended; run ./mentorship migrate again until it says MATCH, or"
                            + " empty both stores");
        }
    }
}
