package org.mentorship.command.automation;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The to-do list in a collection of a MongoDB, shared by processes of which one reads the log at a time. There is no
 * transaction with the processor's token: events may come again, and a process that was held up for longer than its claim
 * lasts may write when its successor is further. So each entry has the position that it is as of, and is replaced by changes
 * of later events only. One that was done or dropped leaves its key and position, lest an earlier event revives it.
 *
 * <p>Those remains are swept now and then by whoever reads the log. How long a process may be held up has no bound, so
 * neither age nor the token tells when a write below them can no longer come. Instead nothing below the position of a sweep
 * is valid any more: what is on the list then is as of that position from then on, the position is noted, and only then is
 * all below removed. An entry that comes late, below the note, was put when nothing kept it out: it is not looked at, and
 * removed. Each question reads the note after the entry, and so never without the sweep that let the entry in.
 */
final class MongoTodoStore implements TodoStore {

    private static final String COLLECTION = "todo";
    private static final String KEY = "_id";
    private static final String AUTOMATION = "automation";
    private static final String STREAM = "stream";
    private static final String DUE_AT = "dueAt";
    private static final String DATA = "data";
    private static final String CAUSED_BY = "causedBy";
    private static final String CORRELATION_ID = "correlationId";
    private static final String ATTEMPTS = "attempts";
    private static final String RETRY_AT = "retryAt";
    private static final String LAST_ERROR = "lastError";
    private static final String POSITION = "position";
    private static final Date AT_ONCE = new Date(0);

    /** Is no key: those have a slash. */
    private static final String SWEPT = "swept";

    private static final long NO_POSITION = -1;
    private static final long NOTHING_SWEPT = NO_POSITION;
    private static final int WORTH_A_SWEEP = 1_000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final Bson ENTRIES = new Document(AUTOMATION, new Document("$exists", true));
    private static final Bson REMAINS =
            new Document(AUTOMATION, new Document("$exists", false)).append(KEY, new Document("$ne", SWEPT));
    /** Of entries of a version that noted none; they keep nothing out. */
    private static final Bson REMAINS_WITHOUT_POSITION =
            new Document(AUTOMATION, new Document("$exists", false)).append(POSITION, new Document("$exists", false));

    private static final Bson ALL_BUT_KEY_AND_POSITION = new Document(AUTOMATION, "")
            .append(STREAM, "")
            .append(DUE_AT, "")
            .append(DATA, "")
            .append(CAUSED_BY, "")
            .append(CORRELATION_ID, "")
            .append(ATTEMPTS, "")
            .append(RETRY_AT, "")
            .append(LAST_ERROR, "");

    private final MongoCollection<Document> todos;
    private final int worthASweep;
    private final AtomicInteger untilSweep = new AtomicInteger();
    private volatile boolean indexed;

    /** @param database whose writes are those of a majority */
    MongoTodoStore(MongoDatabase database) {
        this(database, WORTH_A_SWEEP);
    }

    MongoTodoStore(MongoDatabase database, int worthASweep) {
        this.todos = database.getCollection(COLLECTION);
        this.worthASweep = worthASweep;
    }

    /** Once for each process, when the server is first written to: until then it may be away. */
    private void ensureIndexes() {
        if (indexed) {
            return;
        }
        todos.createIndex(new Document(DUE_AT, 1), new IndexOptions().name("due"));
        todos.createIndex(new Document(STREAM, 1).append(AUTOMATION, 1), new IndexOptions().name("stream"));
        todos.createIndex(new Document(POSITION, 1), new IndexOptions().name("position"));
        indexed = true;
    }

    @Override
    public void apply(long position, List<TodoChange> changes) {
        ensureIndexes();
        sweepIfWorthIt(position);
        for (var change : changes) {
            switch (change) {
                case TodoChange.Put(var todo) -> replaceOlder(document(todo).append(POSITION, position));
                case TodoChange.Drop(var key) -> {
                    replaceOlder(new Document(KEY, key).append(POSITION, position));
                    untilSweep.decrementAndGet();
                }
            }
        }
    }

    /**
     * Where what is there is not older, the server would have to insert another one with the same key, which it refuses. It
     * refuses too if somebody else has just inserted an older one; that one is there now, to be replaced.
     */
    private void replaceOlder(Document document) {
        var older = before(document.getLong(POSITION)).append(KEY, document.getString(KEY));
        try {
            todos.replaceOne(older, document, UPSERT);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            todos.replaceOne(older, document);
        }
    }

    /**
     * Sweeps if there are more remains than entries, so that a sweep, which writes every entry, costs no more than what has
     * made it necessary. Looked at when a process first writes, and whenever it has left behind enough.
     */
    private void sweepIfWorthIt(long position) {
        if (untilSweep.get() > 0) {
            return;
        }
        untilSweep.set(worthASweep);
        var remains = todos.countDocuments(REMAINS);
        if (remains >= worthASweep && remains >= count()) {
            // The event at the position may be half applied; all before it are applied.
            sweep(position - 1);
        }
    }

    /**
     * May be cut short anywhere, and done again. Also by a process that is late: what it has read is applied, by itself, so
     * a successor that reads it again misses nothing that is swept. (An entry would come back only if two were held up: one
     * before its put, and one between the first two requests here while its successor sweeps too.)
     */
    private void sweep(long position) {
        var swept = swept();
        var valid = new Document(
                "$or",
                List.of(
                        new Document(POSITION, new Document("$gte", swept).append("$lt", position)),
                        new Document(POSITION, new Document("$exists", false))));
        todos.updateMany(
                valid.append(AUTOMATION, new Document("$exists", true)),
                new Document("$set", new Document(POSITION, position)));
        replaceOlder(new Document(KEY, SWEPT).append(POSITION, position));
        todos.deleteMany(new Document(POSITION, new Document("$lt", position)));
        todos.deleteMany(REMAINS_WITHOUT_POSITION);
    }

    private static Document before(long position) {
        return new Document(
                "$or",
                List.of(
                        new Document(POSITION, new Document("$lt", position)),
                        new Document(POSITION, new Document("$exists", false))));
    }

    /** An entry of a version that notes none is as of before all events. */
    private static long position(Document document) {
        return Objects.requireNonNullElse(document.getLong(POSITION), NO_POSITION);
    }

    private long swept() {
        var note = todos.find(new Document(KEY, SWEPT)).first();
        return note == null ? NOTHING_SWEPT : note.getLong(POSITION);
    }

    /**
     * What was found, if it is an entry and valid, else null; one that came late is removed. A sweep may have made it valid
     * anew since it was found, with another position: then it is looked at again. One without a position was put by a version
     * before, which runs beside this one or in its place for a while; the next sweep gives it one.
     */
    private @Nullable Document valid(@Nullable Document found) {
        var entry = found;
        while (entry != null && entry.containsKey(AUTOMATION)) {
            if (!entry.containsKey(POSITION) || position(entry) >= swept()) {
                return entry;
            }
            var key = new Document(KEY, entry.getString(KEY));
            todos.deleteOne(new Document(key).append(POSITION, entry.getLong(POSITION)));
            entry = todos.find(key).first();
        }
        return null;
    }

    private static Document document(Todo todo) {
        return new Document(KEY, todo.key())
                .append(AUTOMATION, todo.automation())
                .append(STREAM, todo.stream())
                .append(DUE_AT, date(todo.dueAt()))
                .append(DATA, todo.data())
                .append(CAUSED_BY, todo.causedBy())
                .append(CORRELATION_ID, todo.correlationId())
                .append(ATTEMPTS, 0)
                .append(RETRY_AT, AT_ONCE);
    }

    private static Document document(long position, KeptTodo kept) {
        var document = document(kept.todo()).append(POSITION, position).append(ATTEMPTS, kept.attempts());
        if (kept.retryAt() != null) {
            document.append(RETRY_AT, Date.from(kept.retryAt()));
        }
        return kept.lastError() == null ? document : document.append(LAST_ERROR, kept.lastError());
    }

    /** Empties the list, to be filled from another. */
    void clear() {
        todos.deleteMany(new Document());
    }

    /**
     * Adds entries of another list, with their attempts.
     *
     * @param position of the last event that is in them
     */
    void addAll(long position, List<KeptTodo> entries) {
        todos.insertMany(entries.stream().map(kept -> document(position, kept)).toList());
    }

    long count() {
        return todos.countDocuments(ENTRIES);
    }

    /** How many of the entries of another list are not the same here; as of when they are does not count. */
    long differing(List<KeptTodo> entries) {
        var keys = entries.stream().map(kept -> kept.todo().key()).toList();
        var here = new HashMap<String, Document>();
        todos.find(new Document(KEY, new Document("$in", keys)))
                .forEach(document -> here.put(document.getString(KEY), document));
        return entries.stream()
                .filter(kept -> {
                    var there = here.get(kept.todo().key());
                    return there == null
                            || !document(position(there), kept)
                                    .equals(new Document(there).append(POSITION, position(there)));
                })
                .count();
    }

    @Override
    public OptionalLong knownUpTo() {
        var latest = todos.find().sort(new Document(POSITION, -1)).first();
        return OptionalLong.of(latest == null ? NO_POSITION : position(latest));
    }

    @Override
    public Optional<Todo> find(String key) {
        return Optional.ofNullable(valid(todos.find(new Document(KEY, key)).first()))
                .map(MongoTodoStore::todo);
    }

    @Override
    public List<Todo> of(Automation automation, String stream) {
        var found = todos.find(new Document(STREAM, stream).append(AUTOMATION, automation.name()))
                .sort(new Document(KEY, 1))
                .into(new ArrayList<>());
        return found.stream()
                .map(this::valid)
                .filter(Objects::nonNull)
                .map(MongoTodoStore::todo)
                .toList();
    }

    @Override
    public Optional<Entry> nextDue(Instant now, Instant machineNow) {
        var due = new Document(DUE_AT, new Document("$lte", Date.from(now)))
                .append(RETRY_AT, new Document("$lte", Date.from(machineNow)));
        for (var document : todos.find(due).sort(new Document(DUE_AT, 1).append(KEY, 1))) {
            if (document.equals(valid(document))) {
                return Optional.of(new Entry(todo(document), document.getInteger(ATTEMPTS)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Instant> nextDueAfter(Instant instant) {
        return Optional.ofNullable(todos.find(new Document(DUE_AT, new Document("$gt", Date.from(instant))))
                        .sort(new Document(DUE_AT, 1))
                        .first())
                .map(document -> document.getDate(DUE_AT).toInstant());
    }

    @Override
    public void remove(Todo todo) {
        todos.updateOne(same(todo), new Document("$unset", ALL_BUT_KEY_AND_POSITION));
        untilSweep.decrementAndGet();
    }

    @Override
    public void rest(Todo todo) {
        todos.updateOne(
                same(todo),
                new Document(
                                "$set",
                                new Document(DUE_AT, null).append(ATTEMPTS, 0).append(RETRY_AT, AT_ONCE))
                        .append("$unset", new Document(LAST_ERROR, "")));
    }

    @Override
    public void remember(Todo todo, Object data) {
        todos.updateOne(same(todo), new Document("$set", new Document(DATA, Todo.json(data))));
    }

    @Override
    public void failed(Todo todo, int attempts, Instant retryAt, String errorCode) {
        todos.updateOne(
                same(todo),
                new Document(
                        "$set",
                        new Document(ATTEMPTS, attempts)
                                .append(RETRY_AT, Date.from(retryAt))
                                .append(LAST_ERROR, errorCode)));
    }

    @Override
    public TodoCounts counts(Instant now) {
        var failing = new Document(ATTEMPTS, new Document("$gt", 0));
        var last = todos.find(failing).sort(new Document(RETRY_AT, -1)).first();
        return new TodoCounts(
                todos.countDocuments(new Document(DUE_AT, new Document("$ne", null))),
                dueBy(now),
                dueBy(now.minus(TodoCounts.LATE_AFTER)),
                todos.countDocuments(failing),
                last == null ? null : last.getString(LAST_ERROR));
    }

    private long dueBy(Instant instant) {
        return todos.countDocuments(new Document(DUE_AT, new Document("$lte", Date.from(instant))));
    }

    private static Bson same(Todo todo) {
        return new Document(KEY, todo.key()).append(CAUSED_BY, todo.causedBy());
    }

    private static Todo todo(Document document) {
        var dueAt = document.getDate(DUE_AT);
        return new Todo(
                document.getString(KEY),
                document.getString(AUTOMATION),
                document.getString(STREAM),
                dueAt == null ? null : dueAt.toInstant(),
                document.getString(DATA),
                document.getString(CAUSED_BY),
                document.getString(CORRELATION_ID));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }
}
