package org.mentorship.command.privacy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.Unavailable;

/**
 * Keys in a collection of a MongoDB, for all processes of a cluster: {@code {_id: <subject>, wrapped: <bytes or null>}}.
 * Written to a majority before anything is encrypted with them, and read from the primary as a majority has them.
 */
final class KeyCollection implements KeyStore {

    private static final String COLLECTION = "subject_keys";
    private static final String ID = "_id";
    private static final String WRAPPED = "wrapped";
    private static final String CHECK = "@check";
    private static final int MAJORITY_TIMEOUT_SECONDS = 10;
    private static final int ATTEMPTS = 3;
    private static final int PAGE = 1_000;

    private final MongoCollection<Document> keys;

    KeyCollection(MongoDatabase database) {
        this.keys = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY
                        .withJournal(true)
                        .withWTimeout(MAJORITY_TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    @Override
    public byte @Nullable [] checkValue() {
        var stored = find(CHECK);
        return stored == null ? null : stored.wrapped();
    }

    @Override
    public void storeCheckValue(byte[] value) {
        putIfAbsent(CHECK, value);
    }

    @Override
    public @Nullable Stored find(String subject) {
        var document = reached(() -> keys.find(new Document(ID, subject)).first());
        return document == null ? null : stored(document);
    }

    private static Stored stored(Document document) {
        return new Stored(document.get(WRAPPED) instanceof Binary bytes ? bytes.getData() : null);
    }

    /** The rows of these subjects, of those that have one. */
    Map<String, Stored> findAll(Collection<String> subjects) {
        var found = new HashMap<String, Stored>();
        for (var document : keys.find(new Document(ID, new Document("$in", List.copyOf(subjects))))) {
            found.put(document.getString(ID), stored(document));
        }
        return found;
    }

    /**
     * Stores rows of subjects that have none.
     *
     * @throws com.mongodb.MongoBulkWriteException if one has
     */
    void insertAll(Map<String, Stored> rows) {
        keys.insertMany(
                rows.entrySet().stream()
                        .map(row -> document(row.getKey(), row.getValue().wrapped()))
                        .toList(),
                new InsertManyOptions().ordered(false));
    }

    /** How many subjects have a row. */
    long rows() {
        return keys.countDocuments(new Document(ID, new Document("$ne", CHECK)));
    }

    @Override
    public long count() {
        return reached(() -> keys.countDocuments(
                new Document(ID, new Document("$ne", CHECK)).append(WRAPPED, new Document("$ne", null))));
    }

    private static Document document(String subject, byte @Nullable [] wrapped) {
        return new Document(ID, subject).append(WRAPPED, wrapped == null ? null : new Binary(wrapped));
    }

    @Override
    public Stored putIfAbsent(String subject, byte[] wrapped) {
        for (var attempt = 1; ; attempt++) {
            try {
                reached(() -> keys.insertOne(document(subject, wrapped)));
                return new Stored(wrapped);
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY || attempt == ATTEMPTS) {
                    throw e;
                }
                var first = find(subject);
                if (first != null) {
                    return first;
                }
            }
        }
    }

    @Override
    public void destroy(String subject) {
        reached(() ->
                keys.replaceOne(new Document(ID, subject), document(subject, null), new ReplaceOptions().upsert(true)));
    }

    /**
     * The check value first: from then on processes that know both keys make new ones under the new one. What a process
     * made under the old one meanwhile is found by the last pass, which finds nothing more, or by calling this again.
     */
    @Override
    public void rewrap(Rewrapping rewrapping, byte[] checkValue, LongConsumer seen) {
        reached(() -> keys.replaceOne(
                new Document(ID, CHECK), document(CHECK, checkValue), new ReplaceOptions().upsert(true)));
        var looks = seen;
        while (rewrap(rewrapping, looks) > 0) {
            looks = _ -> {};
        }
    }

    private long rewrap(Rewrapping rewrapping, LongConsumer seen) {
        var changed = 0L;
        for (var page = page(""); !page.isEmpty(); page = page(page.getLast().getString(ID))) {
            var writes = page.stream()
                    .<WriteModel<Document>>mapMulti((row, into) -> {
                        var wrapped = row.get(WRAPPED, Binary.class);
                        var now = rewrapping.of(row.getString(ID), wrapped.getData());
                        if (now != null) { // unless it was destroyed meanwhile
                            into.accept(new UpdateOneModel<>(
                                    new Document(ID, row.getString(ID)).append(WRAPPED, wrapped),
                                    new Document("$set", new Document(WRAPPED, new Binary(now)))));
                        }
                    })
                    .toList();
            if (!writes.isEmpty()) {
                changed += reached(() -> keys.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                        .getModifiedCount();
            }
            seen.accept(page.size());
        }
        return changed;
    }

    private List<Document> page(String after) {
        return reached(() -> keys.find(new Document(ID, new Document("$gt", after).append("$ne", CHECK))
                        .append(WRAPPED, new Document("$ne", null)))
                .sort(new Document(ID, 1))
                .limit(PAGE)
                .into(new ArrayList<>()));
    }

    /** What a write refuses is told as it is; everything else is a server that is away, or has lost its majority. */
    private static <T> T reached(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (MongoWriteException refused) {
            throw refused;
        } catch (MongoException away) {
            throw new Unavailable("The MongoDB of the keys cannot be reached: " + away.getMessage(), away);
        }
    }

    @Override
    public void close() {
        // the client is closed by its owner
    }
}
