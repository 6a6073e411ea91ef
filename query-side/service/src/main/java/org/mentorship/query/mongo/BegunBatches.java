package org.mentorship.query.mongo;

import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.mentorship.contract.log.EventToken;
import org.mentorship.contract.log.StoredEvent;

/**
 * The furthest event of each projection that a process was about to write, noted before it is written: what was written by
 * a process that ended before its token moved is known by this, and by nothing else. Each process has notes of its own, so
 * that those of one that ended stay as they are until somebody has looked whether the log still has their events.
 */
public final class BegunBatches {

    private static final String ID = "_id";
    private static final String POSITION = "position";
    private static final String EVENT = "event";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final GenerationCollections.Kind<Document> batches;
    private final String process;
    private final Map<String, Long> furthest = new HashMap<>();

    BegunBatches(GenerationCollections.Kind<Document> batches, String process) {
        this.batches = batches;
        this.process = process;
    }

    /**
     * To be called before this process begins to write into a generation.
     *
     * @param told up to which position tokens tell of all that is written; earlier notes are of no more use
     */
    public synchronized void prepare(long told) {
        furthest.clear();
        batches.now().deleteMany(new Document(POSITION, new Document("$lte", told)));
    }

    /** Of several that are under way, the furthest is noted: a log that has its event has those before it. */
    public synchronized void begin(String projection, StoredEvent last) {
        if (furthest.getOrDefault(projection, -1L) < last.position()) {
            var id = new Document(ID, projection + " " + process);
            batches.now()
                    .replaceOne(
                            id,
                            new Document(id).append(POSITION, last.position()).append(EVENT, last.eventId()),
                            UPSERT);
            furthest.put(projection, last.position());
        }
    }

    /** The events that are noted, by all processes. */
    public List<EventToken> ends() {
        var ends = new ArrayList<EventToken>();
        for (var batch : batches.now().find()) {
            ends.add(new EventToken(batch.getLong(POSITION), batch.getString(EVENT)));
        }
        return ends;
    }
}
