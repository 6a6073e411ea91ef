package org.mentorship.query.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BSONException;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.fold.ViewType;

/**
 * One collection of views. A document is {@code {_id, version, <header fields>, view}}, where {@code view} is the view
 * itself: a document on a real MongoDB, a packed binary value in memory (see {@link ViewBytes}).
 *
 * <p>Reads and writes by id go by {@code _id} alone, since the server in memory uses its index for nothing else; a list
 * by header fields scans the collection there.
 */
public final class ViewCollection<V> {

    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String VIEW = "view";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final UpdateOptions UPDATE_UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final InsertManyOptions INSERT_UNORDERED = new InsertManyOptions().ordered(false);

    private final GenerationCollections.Kind<RawBsonDocument> read;
    private final GenerationCollections.Kind<BsonDocument> write;
    private final ViewType<V> type;
    private final ViewBytes<V> bytes;
    private final Parked parked;

    ViewCollection(GenerationCollections collections, ViewType<V> type, boolean packed, Parked parked) {
        this.read = collections.of(type.collection(), RawBsonDocument.class);
        this.write = collections.of(type.collection(), BsonDocument.class);
        this.type = type;
        this.bytes = new ViewBytes<>(type.view(), packed);
        this.parked = parked;
    }

    public Optional<V> find(String id) {
        return Optional.ofNullable(read.now().find(new Document(ID, id)).first())
                .flatMap(this::view);
    }

    /** The views that are there, by id, in one query. */
    public Map<String, V> findAll(Collection<String> ids) {
        var views = HashMap.<String, V>newHashMap(ids.size());
        if (ids.isEmpty()) {
            return views;
        }
        for (var document : read.now().find(new Document(ID, new Document("$in", List.copyOf(ids))))) {
            view(document).ifPresent(view -> views.put(document.getString(ID).getValue(), view));
        }
        return views;
    }

    /** Ids of the views that match the header fields, ordered, after an id. */
    public List<String> ids(Document filter, @Nullable String after, int limit) {
        var ids = new ArrayList<String>();
        for (var document : read.now()
                .find(page(filter, after))
                .projection(Projections.include(ID))
                .sort(Sorts.ascending(ID))
                .limit(limit)) {
            ids.add(document.getString(ID).getValue());
        }
        return ids;
    }

    /** Views that match the header fields, ordered by id, after an id. */
    public List<V> page(Document filter, @Nullable String after, int limit) {
        var views = new ArrayList<V>();
        for (var document :
                read.now().find(page(filter, after)).sort(Sorts.ascending(ID)).limit(limit)) {
            view(document).ifPresent(views::add);
        }
        return views;
    }

    /** One header field of every view that matches. */
    public List<Header> headers(Document filter, List<String> fields) {
        var headers = new ArrayList<Header>();
        for (var document : read.now().find(filter).projection(Projections.include(fields))) {
            headers.add(new Header(document.getString(ID).getValue(), document));
        }
        return headers;
    }

    /** Writes views in full, whatever was there before. One that no document can hold is {@link Parked}. */
    public void replace(Collection<V> views) {
        if (!views.isEmpty()) {
            orOneByOne(views, this::replaceAll);
        }
    }

    private void replaceAll(Collection<V> views) {
        var models = new ArrayList<ReplaceOneModel<BsonDocument>>(views.size());
        for (var view : views) {
            models.add(new ReplaceOneModel<>(older(view), document(view), UPSERT));
        }
        unlessNewerIsThere(() -> write.now().bulkWrite(models, UNORDERED));
    }

    /** Writes the fields by which views are listed, and leaves what is stored of the views themselves as it is. */
    public void writeHeaders(Collection<V> views) {
        if (views.isEmpty()) {
            return;
        }
        var models = new ArrayList<UpdateOneModel<BsonDocument>>(views.size());
        for (var view : views) {
            var header = header(view);
            models.add(new UpdateOneModel<>(
                    new BsonDocument(ID, header.remove(ID)), new BsonDocument("$set", header), UPDATE_UPSERT));
        }
        write.now().bulkWrite(models, UNORDERED);
    }

    /** Whether what is written is lost with the process, so that its writer may as well keep it at hand. */
    public boolean isInMemory() {
        return bytes.isPacked();
    }

    /** Writes views that are not there yet. One that no document can hold is {@link Parked}. */
    public void insert(Collection<V> views) {
        if (!views.isEmpty()) {
            orOneByOne(
                    views,
                    all -> write.now()
                            .insertMany(all.stream().map(this::document).toList(), INSERT_UNORDERED));
        }
    }

    /** Writes views together; if that fails for another reason than the server, one by one, which tells whose fault it is. */
    private void orOneByOne(Collection<V> views, Consumer<Collection<V>> writeAll) {
        try {
            writeAll.accept(views);
        } catch (MongoException e) {
            throw e;
        } catch (RuntimeException e) {
            views.forEach(this::replaceOrPark);
            return;
        }
        if (!parked.isEmpty()) {
            views.forEach(view -> parked.written(type.id().apply(view)));
        }
    }

    private void replaceOrPark(V view) {
        var id = type.id().apply(view);
        BsonDocument document;
        try {
            document = document(view);
        } catch (RuntimeException e) {
            parked.park(id, type.versionOf(view), e);
            return;
        }
        try {
            unlessNewerIsThere(() -> write.now().replaceOne(older(view), document, UPSERT));
            parked.written(id);
        } catch (BSONException e) {
            parked.park(id, type.versionOf(view), e);
        }
    }

    /**
     * What a view may replace. On a server, a process that was slow, and whose streams another one has taken over, must not
     * write over what that one wrote. The server in memory, with the one writer, would not use its index for it.
     */
    private BsonDocument older(V view) {
        var id = new BsonDocument(ID, new BsonString(type.id().apply(view)));
        return bytes.isPacked() ? id : id.append(VERSION, new BsonDocument("$lt", new BsonInt64(type.versionOf(view))));
    }

    /** Where a view is not older, the server would have to insert another one with the same id, which it refuses. */
    private static void unlessNewerIsThere(Runnable write) {
        try {
            write.run();
        } catch (MongoBulkWriteException e) {
            if (!e.getWriteErrors().stream()
                    .allMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** Empties the collection and makes its indexes; the server in memory has no use for any. */
    public void reset() {
        write.dropIfThere();
        parked.clear();
        if (!bytes.isPacked()) {
            type.indexes().forEach(field -> write.now().createIndex(Indexes.ascending(field)));
        }
    }

    private static Document page(Document filter, @Nullable String after) {
        var query = new Document(filter);
        return after == null ? query : afterId(query, after);
    }

    private static Document afterId(Document query, String after) {
        if (query.get(ID) instanceof Document among) {
            return query.append(ID, new Document(among).append("$gt", after));
        }
        return query.append(ID, new Document("$gt", after));
    }

    /** Empty where the header alone was written. */
    private Optional<V> view(RawBsonDocument document) {
        return Optional.ofNullable(document.get(VIEW)).map(bytes::read);
    }

    private BsonDocument document(V view) {
        return header(view).append(VERSION, new BsonInt64(type.versionOf(view))).append(VIEW, bytes.write(view));
    }

    private BsonDocument header(V view) {
        var document = new BsonDocument(ID, new BsonString(type.id().apply(view)));
        type.header().apply(view).forEach((field, value) -> document.append(field, HeaderValue.bson(value)));
        return document;
    }

    /** The id and some header fields of a view. */
    public record Header(String id, BsonDocument fields) {
        public String text(String field) {
            return fields.getString(field).getValue();
        }
    }
}
