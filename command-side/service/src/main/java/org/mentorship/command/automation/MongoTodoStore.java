package org.mentorship.command.automation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The to-do list in a collection of a MongoDB. There is no transaction with the processor's token: an event may come again
 * after its entry was done, which is then done again, with the same command ids and so without effect.
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
    private static final Date AT_ONCE = new Date(0);

    private final MongoCollection<Document> todos;
    private volatile boolean indexed;

    /** @param database whose writes are those of a majority */
    MongoTodoStore(MongoDatabase database) {
        this.todos = database.getCollection(COLLECTION);
    }

    /** Once for each process, when the server is first written to: until then it may be away. */
    private void ensureIndexes() {
        if (indexed) {
            return;
        }
        todos.createIndex(new Document(DUE_AT, 1), new IndexOptions().name("due"));
        todos.createIndex(new Document(STREAM, 1).append(AUTOMATION, 1), new IndexOptions().name("stream"));
        indexed = true;
    }

    @Override
    public void apply(List<TodoChange> changes) {
        ensureIndexes();
        for (var change : changes) {
            switch (change) {
                case TodoChange.Put(var todo) -> put(todo);
                case TodoChange.Drop(var key) -> todos.deleteOne(new Document(KEY, key));
            }
        }
    }

    /** The events are those of one reader, so nobody puts another entry in between. */
    private void put(Todo todo) {
        var there = todos.find(new Document(KEY, todo.key())).first();
        if (there != null && todo.causedBy().equals(there.getString(CAUSED_BY))) {
            return;
        }
        todos.replaceOne(new Document(KEY, todo.key()), document(todo), new ReplaceOptions().upsert(true));
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

    private static Document document(KeptTodo kept) {
        var document = document(kept.todo()).append(ATTEMPTS, kept.attempts());
        if (kept.retryAt() != null) {
            document.append(RETRY_AT, Date.from(kept.retryAt()));
        }
        return kept.lastError() == null ? document : document.append(LAST_ERROR, kept.lastError());
    }

    /** Empties the list, to be filled from another. */
    void clear() {
        todos.deleteMany(new Document());
    }

    /** Adds entries of another list, with their attempts. */
    void addAll(List<KeptTodo> entries) {
        todos.insertMany(entries.stream().map(MongoTodoStore::document).toList());
    }

    long count() {
        return todos.countDocuments();
    }

    /** How many of the entries of another list are not the same here. */
    long differing(List<KeptTodo> entries) {
        var keys = entries.stream().map(kept -> kept.todo().key()).toList();
        var here = new HashMap<String, Document>();
        todos.find(new Document(KEY, new Document("$in", keys)))
                .forEach(document -> here.put(document.getString(KEY), document));
        return entries.stream()
                .filter(kept -> !document(kept).equals(here.get(kept.todo().key())))
                .count();
    }

    @Override
    public Optional<Todo> find(String key) {
        return Optional.ofNullable(todos.find(new Document(KEY, key)).first()).map(MongoTodoStore::todo);
    }

    @Override
    public List<Todo> of(Automation automation, String stream) {
        var found = new ArrayList<Todo>();
        for (var document : todos.find(new Document(STREAM, stream).append(AUTOMATION, automation.name()))
                .sort(new Document(KEY, 1))) {
            found.add(todo(document));
        }
        return found;
    }

    @Override
    public Optional<Entry> nextDue(Instant now, Instant machineNow) {
        var due = new Document(DUE_AT, new Document("$lte", Date.from(now)))
                .append(RETRY_AT, new Document("$lte", Date.from(machineNow)));
        return Optional.ofNullable(todos.find(due)
                        .sort(new Document(DUE_AT, 1).append(KEY, 1))
                        .first())
                .map(document -> new Entry(todo(document), document.getInteger(ATTEMPTS)));
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
        todos.deleteOne(same(todo));
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
    public AutomationStatus status(Instant now, boolean following, @Nullable Long lag) {
        var failing = new Document(ATTEMPTS, new Document("$gt", 0));
        var last = todos.find(failing).sort(new Document(RETRY_AT, -1)).first();
        return new AutomationStatus(
                todos.countDocuments(new Document(DUE_AT, new Document("$ne", null))),
                todos.countDocuments(new Document(DUE_AT, new Document("$lte", Date.from(now)))),
                todos.countDocuments(failing),
                last == null ? null : last.getString(LAST_ERROR),
                following,
                lag);
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
