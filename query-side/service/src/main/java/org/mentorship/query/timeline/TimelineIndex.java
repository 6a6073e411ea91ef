package org.mentorship.query.timeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.mentorship.query.mongo.Collections;

/**
 * The index behind the audit log: for each person, programme, actor and type of event the positions of the events, a few
 * bytes each; and the bounds of recorded time of each block of the log. Entries themselves are read from the log. Streams
 * need no key, since the log finds the events of a stream by itself.
 *
 * <p>Writing the same postings twice has the effect of once: positions that a key has are skipped, and full chunks are
 * written before the head that counts them.
 */
public final class TimelineIndex {

    private static final String COLLECTION = "timeline";
    private static final String ID = "_id";
    private static final String DATA = "data";
    private static final String HEAD = "@head";
    private static final int IDS_PER_QUERY = 1_000;
    private static final int DOCUMENTS_PER_WRITE = 1_000;
    private static final int HEADS_AT_HAND = 10_000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoDatabase database;
    private final MongoCollection<BsonDocument> collection;
    private final Cache<String, PostingChunk> heads = Caffeine.newBuilder()
            .maximumSize(HEADS_AT_HAND)
            .executor(Runnable::run)
            .build();

    public TimelineIndex(MongoDatabase database) {
        this.database = database;
        this.collection = database.getCollection(COLLECTION, BsonDocument.class);
    }

    /** Empties the index. */
    public void reset() {
        Collections.dropIfThere(database, COLLECTION);
        heads.invalidateAll();
    }

    /** Forgets what is at hand: another process may write from now on. */
    public void release() {
        heads.invalidateAll();
    }

    /** The position up to which events are indexed; −1 for none. */
    public long head() {
        return document(HEAD).map(bytes -> new Varints.Reader(bytes).read()).orElse(-1L);
    }

    /** Adds what several saw of the same stretch of the log. For the one writer. */
    public void write(List<Postings> parts) {
        var merged = Postings.merge(parts);
        if (merged.head() < 0) {
            return;
        }
        try {
            write(merged);
        } catch (RuntimeException e) {
            heads.invalidateAll();
            throw e;
        }
    }

    /** Adds positions, ascending, to one key. */
    void append(String key, long... positions) {
        write(new Postings.Merged(Map.of(key, positions), new TreeMap<>(), positions[positions.length - 1]));
    }

    private void write(Postings.Merged postings) {
        var first = new HashMap<String, byte[]>(blocks(postings.blocks()));
        var next = new HashMap<String, PostingChunk>();
        heads(postings.runs().keySet()).forEach((key, head) -> next.put(key, head));
        postings.runs().forEach((key, positions) -> {
            var head = append(key, next.getOrDefault(key, PostingChunk.empty(0)), positions, first);
            next.put(key, head);
        });
        put(first);
        var second = HashMap.<String, byte[]>newHashMap(next.size() + 1);
        next.forEach((key, head) -> second.put(key, head.toBytes()));
        put(second);
        put(Map.of(HEAD, head(Math.max(head(), postings.head()))));
        heads.putAll(next);
    }

    /** The head after these positions; chunks that became full go into the map of what is to be written before it. */
    private static PostingChunk append(
            String key, PostingChunk head, long[] positions, Map<String, byte[]> fullChunks) {
        var chunk = head;
        var last = chunk.last();
        var deltas = new Varints(chunk.deltas().clone(), chunk.deltas().length);
        for (var position : positions) {
            if (position <= last) {
                continue;
            }
            if (chunk.isFull()) {
                fullChunks.put(chunkId(key, chunk.number()), with(chunk, deltas).toBytes());
                chunk = PostingChunk.empty(chunk.number() + 1);
                deltas = new Varints();
            }
            deltas.add(chunk.count() == 0 ? position : position - last);
            chunk = new PostingChunk(
                    chunk.number(),
                    chunk.count() + 1,
                    chunk.count() == 0 ? position : chunk.first(),
                    position,
                    chunk.deltas());
            last = position;
        }
        return with(chunk, deltas);
    }

    private static PostingChunk with(PostingChunk chunk, Varints deltas) {
        return new PostingChunk(chunk.number(), chunk.count(), chunk.first(), chunk.last(), deltas.toByteArray());
    }

    private Map<String, PostingChunk> heads(Collection<String> keys) {
        var found = new HashMap<String, PostingChunk>(heads.getAllPresent(keys));
        var missing = keys.stream().filter(key -> !found.containsKey(key)).toList();
        documents(missing).forEach((key, bytes) -> found.put(key, PostingChunk.fromBytes(bytes)));
        return found;
    }

    private Map<String, byte[]> blocks(Map<Long, BlockTimes> added) {
        var ids = added.keySet().stream().map(TimelineIndex::blockId).toList();
        var before = documents(ids);
        var documents = HashMap.<String, byte[]>newHashMap(added.size());
        added.forEach((block, times) -> {
            var id = blockId(block);
            var known = before.get(id);
            documents.put(id, toBytes(known == null ? times : times.plus(times(known))));
        });
        return documents;
    }

    /** The newest chunk of a key. */
    Optional<PostingChunk> newest(String key) {
        return document(key).map(PostingChunk::fromBytes);
    }

    /** A full chunk of a key. */
    PostingChunk full(String key, int number) {
        return document(chunkId(key, number))
                .map(PostingChunk::fromBytes)
                .orElseThrow(
                        () -> new IllegalStateException("The timeline index lacks chunk " + number + " of " + key));
    }

    /** Bounds of some blocks; blocks that are not there have no entry. */
    Map<Long, BlockTimes> blocks(long from, int count) {
        var ids = new ArrayList<String>(count);
        for (var block = from; block < from + count; block++) {
            ids.add(blockId(block));
        }
        var found = documents(ids);
        var blocks = new HashMap<Long, BlockTimes>();
        for (var block = from; block < from + count; block++) {
            var bytes = found.get(blockId(block));
            if (bytes != null) {
                blocks.put(block, times(bytes));
            }
        }
        return blocks;
    }

    private Optional<byte[]> document(String id) {
        return Optional.ofNullable(collection.find(new Document(ID, id)).first())
                .map(document -> document.getBinary(DATA).getData());
    }

    private Map<String, byte[]> documents(List<String> ids) {
        var documents = new HashMap<String, byte[]>();
        for (var from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            var some = ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY));
            for (var document : collection.find(new Document(ID, new Document("$in", some)))) {
                documents.put(
                        document.getString(ID).getValue(),
                        document.getBinary(DATA).getData());
            }
        }
        return documents;
    }

    private void put(Map<String, byte[]> documents) {
        var models = new ArrayList<ReplaceOneModel<BsonDocument>>();
        documents.forEach((id, data) -> {
            var key = new BsonDocument(ID, new BsonString(id));
            models.add(new ReplaceOneModel<>(key, key.clone().append(DATA, new BsonBinary(data)), UPSERT));
        });
        for (var from = 0; from < models.size(); from += DOCUMENTS_PER_WRITE) {
            collection.bulkWrite(models.subList(from, Math.min(models.size(), from + DOCUMENTS_PER_WRITE)), UNORDERED);
        }
    }

    private static String chunkId(String key, int number) {
        return "@chunk/" + number + "/" + key;
    }

    private static String blockId(long block) {
        return "@block/" + block;
    }

    private static byte[] head(long position) {
        var bytes = new Varints();
        bytes.add(position);
        return bytes.toByteArray();
    }

    private static byte[] toBytes(BlockTimes times) {
        var bytes = new Varints();
        bytes.add(times.earliest());
        bytes.add(times.latest());
        return bytes.toByteArray();
    }

    private static BlockTimes times(byte[] bytes) {
        var reader = new Varints.Reader(bytes);
        return new BlockTimes(reader.read(), reader.read());
    }
}
