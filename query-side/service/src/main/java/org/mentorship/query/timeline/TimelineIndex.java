package org.mentorship.query.timeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.mongo.GenerationCollections;

/**
 * The index behind the audit log: for each person, programme, actor and type of event the positions of the events, a few
 * bytes each; and the bounds of recorded time of each block of the log. Entries themselves are read from the log. Streams
 * have a key only where the log does not find the events of a stream by itself.
 *
 * <p>Writing the same postings twice has the effect of once: positions that a key has are skipped. Documents are written
 * in order: full chunks before the key's newest that counts them, and last the head of the index, up to which everything
 * is then found.
 */
public final class TimelineIndex {

    private static final String COLLECTION = "timeline";
    private static final String ID = "_id";
    private static final String DATA = "data";
    private static final String UP_TO = "upTo";
    private static final String HEAD = "@head";
    private static final int IDS_PER_QUERY = 1_000;
    private static final int DOCUMENTS_PER_WRITE = 1_000;
    private static final int HEADS_AT_HAND = 10_000;
    private static final long UNKNOWN = -2;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions ORDERED = new BulkWriteOptions().ordered(true);

    private final boolean streams;
    private final boolean shared;
    private final GenerationCollections.Kind<BsonDocument> collection;
    private final Cache<String, PostingChunk> heads = Caffeine.newBuilder()
            .maximumSize(HEADS_AT_HAND)
            .executor(Runnable::run)
            .build();

    /** Bounds of the block that was written last; null if it is not at hand. */
    private Map.@Nullable Entry<Long, BlockTimes> lastBlock;

    private long head = UNKNOWN;

    /**
     * @param streams whether streams are to have keys
     * @param shared whether other processes may write, too, one at a time
     */
    public TimelineIndex(GenerationCollections collections, boolean streams, boolean shared) {
        this.streams = streams;
        this.shared = shared;
        this.collection = collections.of(COLLECTION, BsonDocument.class);
    }

    /** Empties the index. */
    public void reset() {
        collection.dropIfThere();
        release();
    }

    /** Forgets what is at hand: another process may write from now on. */
    public synchronized void release() {
        heads.invalidateAll();
        lastBlock = null;
        head = UNKNOWN;
    }

    /** The position up to which events are indexed; −1 for none. */
    public long head() {
        return document(HEAD).map(bytes -> new Varints.Reader(bytes).read()).orElse(-1L);
    }

    /** Takes what is to be added to this index. */
    public Postings postings() {
        return new Postings(streams);
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
            release();
            throw e;
        }
    }

    /** Adds positions, ascending, to one key. */
    void append(String key, long... positions) {
        write(new Postings.Merged(Map.of(key, positions), new TreeMap<>(), positions[positions.length - 1]));
    }

    private synchronized void write(Postings.Merged postings) {
        var documents = new LinkedHashMap<String, byte[]>();
        var blocks = blocks(postings.blocks());
        blocks.forEach((block, times) -> documents.put(blockId(block), toBytes(times)));
        var next = heads(postings.runs().keySet());
        postings.runs()
                .forEach((key, positions) -> next.compute(
                        key,
                        (_, newest) ->
                                append(key, newest == null ? PostingChunk.empty(0) : newest, positions, documents)));
        next.forEach((key, newest) -> documents.put(key, newest.toBytes()));
        var end = Math.max(head == UNKNOWN ? head() : head, postings.head());
        documents.put(HEAD, head(end));
        put(documents, end);
        heads.putAll(next);
        lastBlock = blocks.isEmpty() ? lastBlock : blocks.lastEntry();
        head = end;
    }

    /** The head after these positions; chunks that became full go into the map of what is to be written before it. */
    private static PostingChunk append(
            String key, PostingChunk newest, long[] positions, Map<String, byte[]> fullChunks) {
        var chunk = newest;
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

    /** The bounds of these blocks, with those of events that were there before. */
    private TreeMap<Long, BlockTimes> blocks(TreeMap<Long, BlockTimes> added) {
        var blocks = new TreeMap<>(added);
        var known = lastBlock;
        for (var block : added.entrySet()) {
            var before = known != null && known.getKey().equals(block.getKey())
                    ? Optional.of(known.getValue())
                    : document(blockId(block.getKey())).map(TimelineIndex::times);
            before.ifPresent(times -> blocks.merge(block.getKey(), times, BlockTimes::plus));
        }
        return blocks;
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

    /** The positions of a key by their number in its list, from 0: from one (inclusive) to one (exclusive), if there. */
    long[] ordinals(String key, long from, long to) {
        var found = newest(key).orElse(PostingChunk.empty(0));
        var end = Math.min(to, (long) found.number() * PostingChunk.FULL + found.count());
        var positions = LongStream.builder();
        for (var next = from; next < end; ) {
            var number = (int) (next / PostingChunk.FULL);
            var chunk = (number == found.number() ? found : full(key, number)).positions();
            var start = (int) (next % PostingChunk.FULL);
            var count = (int) Math.min(end - next, chunk.length - start);
            LongStream.of(chunk).skip(start).limit(count).forEach(positions::add);
            next += count;
        }
        return positions.build().toArray();
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
        return Optional.ofNullable(collection.now().find(new Document(ID, id)).first())
                .map(document -> document.getBinary(DATA).getData());
    }

    private Map<String, byte[]> documents(List<String> ids) {
        var documents = new HashMap<String, byte[]>();
        for (var from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            var some = ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY));
            for (var document : collection.now().find(new Document(ID, new Document("$in", some)))) {
                documents.put(
                        document.getString(ID).getValue(),
                        document.getBinary(DATA).getData());
            }
        }
        return documents;
    }

    /**
     * On a server each document says up to which position of the log it is whole, and replaces none that is whole up to a
     * later one: a writer that was slow, and in whose place another one writes now, fails there.
     */
    private void put(Map<String, byte[]> documents, long upTo) {
        var models = new ArrayList<ReplaceOneModel<BsonDocument>>();
        documents.forEach((id, data) -> {
            var key = new BsonDocument(ID, new BsonString(id));
            var document = key.clone().append(DATA, new BsonBinary(data));
            if (shared) {
                document.append(UP_TO, new BsonInt64(upTo));
                key.append(UP_TO, new BsonDocument("$lte", new BsonInt64(upTo)));
            }
            models.add(new ReplaceOneModel<>(key, document, UPSERT));
        });
        for (var from = 0; from < models.size(); from += DOCUMENTS_PER_WRITE) {
            collection
                    .now()
                    .bulkWrite(models.subList(from, Math.min(models.size(), from + DOCUMENTS_PER_WRITE)), ORDERED);
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
