package org.mentorship.command.automation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mentorship.command.InMemoryMongo;

@DisplayName("The to-do list that processes of a cluster share")
class MongoTodoStoreTest {

    private static final Instant DUE = Instant.parse("2026-01-05T09:00:00Z");
    private static final Automation NUDGE = new WhenSilentThenNudge();
    private static final String STREAM = "mnt_1";
    private static final String KEY = "nudge/" + STREAM;
    private static final int WORTH_A_SWEEP = 10;

    @RegisterExtension
    private final InMemoryMongo mongo = new InMemoryMongo();

    private final MongoDatabase database = mongo.database();

    private MongoTodoStore late;
    private MongoTodoStore successor;

    @BeforeEach
    void start() {
        late = new MongoTodoStore(database, WORTH_A_SWEEP);
        successor = new MongoTodoStore(database, WORTH_A_SWEEP);
    }

    /** The entry as of an event. */
    private static Todo todo(String key, long position) {
        return new Todo(
                key, NUDGE.name(), STREAM, DUE.plusSeconds(position), "{\"at\":" + position + "}", "e" + position, "c");
    }

    private static void put(TodoStore list, String key, long position) {
        list.apply(position, List.of(new TodoChange.Put(todo(key, position))));
    }

    private static void drop(TodoStore list, String key, long position) {
        list.apply(position, List.of(new TodoChange.Drop(key)));
    }

    private Optional<Todo> due() {
        return successor.nextDue(DUE.plusSeconds(1_000_000), DUE).map(TodoStore.Entry::todo);
    }

    private long documents() {
        return database.getCollection("todo").countDocuments();
    }

    @Test
    @DisplayName("keeps the later entry when a process that was held up puts or drops an earlier one")
    void laterStays() {
        put(successor, KEY, 5);
        put(successor, KEY, 9);

        put(late, KEY, 5);
        put(late, KEY, 8);
        drop(late, KEY, 8);

        assertThat(successor.find(KEY)).contains(todo(KEY, 9));
        assertThat(due()).contains(todo(KEY, 9));
    }

    @Test
    @DisplayName("does not get back what was dropped, or done, from a process that was held up")
    void goneStaysGone() {
        put(successor, KEY, 5);
        drop(successor, KEY, 9);
        put(successor, "nudge/done", 6);
        successor.remove(todo("nudge/done", 6));

        put(late, KEY, 5);
        put(late, KEY, 8);
        put(late, "nudge/done", 5);
        put(late, "nudge/done", 6);

        assertThat(successor.find(KEY)).isEmpty();
        assertThat(successor.find("nudge/done")).isEmpty();
        assertThat(successor.of(NUDGE, STREAM)).isEmpty();
        assertThat(due()).isEmpty();
        assertThat(successor.counts(DUE).pending()).isZero();
    }

    @Test
    @DisplayName("takes a later entry where one was dropped or done before")
    void again() {
        put(successor, KEY, 5);
        drop(successor, KEY, 6);
        put(successor, KEY, 7);
        assertThat(successor.find(KEY)).contains(todo(KEY, 7));

        successor.remove(todo(KEY, 7));
        put(successor, KEY, 8);
        assertThat(successor.find(KEY)).contains(todo(KEY, 8));
    }

    @Test
    @DisplayName("is not changed by an event that comes again, whatever became of its entry")
    void redelivered() {
        put(successor, KEY, 5);
        successor.failed(todo(KEY, 5), 3, DUE, "NO_CAPACITY");
        var before = successor.counts(DUE);

        put(successor, KEY, 5);

        assertThat(successor.counts(DUE)).isEqualTo(before);
        assertThat(before.failing()).isOne();
    }

    @Test
    @DisplayName("ends with the latest entry, in whatever order several processes put theirs")
    void anyOrder() throws Exception {
        var seed = new Random().nextLong();
        var positions = LongStream.range(0, 200).boxed().toList();
        Callable<Void> first = () -> putAll(new MongoTodoStore(database), positions, new Random(seed));
        Callable<Void> second = () -> putAll(new MongoTodoStore(database), positions, new Random(seed + 1));
        try (var processes = Executors.newFixedThreadPool(2)) {
            for (var process : processes.invokeAll(List.of(first, second))) {
                process.get();
            }
        }
        for (var key = 0; key < 20; key++) {
            assertThat(successor.find("nudge/" + key)).as("seed %s", seed).contains(todo("nudge/" + key, 180 + key));
        }
    }

    private static @Nullable Void putAll(MongoTodoStore list, List<Long> positions, Random random) {
        var shuffled = new ArrayList<>(positions);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(position -> put(list, "nudge/" + position % 20, position));
        return null;
    }

    @Test
    @DisplayName("does not grow with what was done and dropped")
    void bounded() {
        put(successor, "nudge/waits", 0);
        for (var position = 1L; position <= 1_000; position += 2) {
            put(successor, "nudge/" + position, position);
            if (position % 3 == 0) {
                drop(successor, "nudge/" + position, position + 1);
            } else {
                successor.remove(todo("nudge/" + position, position));
            }
        }

        assertThat(documents()).isLessThan(3 * WORTH_A_SWEEP);
        assertThat(successor.find("nudge/waits")).contains(todo("nudge/waits", 0));
        assertThat(successor.count()).isOne();
    }

    @Test
    @DisplayName("has each entry at every moment, also while it is swept")
    void whileSwept() throws Exception {
        put(successor, KEY, 0);
        try (var sweeping = Executors.newSingleThreadExecutor()) {
            var sweeps = sweeping.submit(() -> {
                var sweeper = new MongoTodoStore(database, 1);
                for (var position = 1L; position <= 2_000; position++) {
                    drop(sweeper, "nudge/" + position, position);
                }
            });
            while (!sweeps.isDone()) {
                assertThat(successor.find(KEY)).contains(todo(KEY, 0));
                assertThat(successor.of(NUDGE, STREAM)).containsExactly(todo(KEY, 0));
            }
            sweeps.get();
        }
    }

    /** Has been swept up to about 1000. */
    private void busySuccessor() {
        put(successor, "nudge/waits", 0);
        put(successor, KEY, 5);
        drop(successor, KEY, 9);
        for (var position = 10L; position <= 1_000; position++) {
            drop(successor, "nudge/" + position, position);
        }
        assertThat(database.getCollection("todo").find(new Document("_id", KEY)).first())
                .as("what was dropped has left nothing behind")
                .isNull();
    }

    @Test
    @DisplayName("shows nobody an entry that was held up until what would have kept it out was swept, and removes it")
    void lateBeyondTheSweep() {
        busySuccessor();
        var before = documents();

        put(late, KEY, 5);
        assertThat(successor.find(KEY)).isEmpty();
        put(late, KEY, 5);
        assertThat(successor.of(NUDGE, STREAM)).containsExactly(todo("nudge/waits", 0));
        put(late, KEY, 5);
        assertThat(due()).contains(todo("nudge/waits", 0));
        successor.remove(todo("nudge/waits", 0));
        assertThat(due()).isEmpty();

        assertThat(documents()).isEqualTo(before);
    }

    @Test
    @DisplayName("does not make an entry valid by a sweep that came when the one before had let it in")
    void lateBetweenSweeps() {
        busySuccessor();
        put(late, KEY, 5);

        for (var position = 1_001L; position <= 1_100; position++) {
            drop(successor, "nudge/" + position, position);
        }

        assertThat(successor.find(KEY)).isEmpty();
        assertThat(due()).contains(todo("nudge/waits", 0));
    }

    @Test
    @DisplayName("goes on with entries that were there before a sweep")
    void entriesOutliveSweeps() {
        busySuccessor();
        put(late, "nudge/waits", 500);
        assertThat(successor.find("nudge/waits")).contains(todo("nudge/waits", 0));

        successor.failed(todo("nudge/waits", 0), 1, DUE, "NO_CAPACITY");
        put(successor, "nudge/waits", 1_001);
        assertThat(successor.find("nudge/waits")).contains(todo("nudge/waits", 1_001));

        drop(successor, "nudge/waits", 1_002);
        assertThat(successor.find("nudge/waits")).isEmpty();
    }

    /** As a version before left it, which noted no positions. */
    private void formerEntry(String key) {
        put(successor, key, 0);
        database.getCollection("todo")
                .updateOne(new Document("_id", key), new Document("$unset", new Document("position", "")));
    }

    @Test
    @DisplayName("goes on with entries of a version that noted no positions, which any event replaces or drops")
    void formerEntries() {
        formerEntry(KEY);
        formerEntry("nudge/changed");
        formerEntry("nudge/waits");
        assertThat(successor.find(KEY)).contains(todo(KEY, 0));
        assertThat(successor.of(NUDGE, STREAM)).hasSize(3);
        assertThat(due()).contains(todo("nudge/changed", 0));
        assertThat(successor.differing(List.of(new KeptTodo(todo(KEY, 0), 0, null, null))))
                .isZero();

        drop(successor, KEY, 1);
        put(successor, "nudge/changed", 1);

        assertThat(successor.find(KEY)).isEmpty();
        assertThat(successor.find("nudge/changed")).contains(todo("nudge/changed", 1));
        assertThat(due()).contains(todo("nudge/waits", 0));
    }

    @Test
    @DisplayName("takes entries of a version that noted no positions through the first sweep")
    void formerEntriesSwept() {
        formerEntry("nudge/former");
        busySuccessor();

        assertThat(successor.find("nudge/former")).contains(todo("nudge/former", 0));
        successor.remove(todo("nudge/former", 0));
        assertThat(successor.find("nudge/former")).isEmpty();
    }

    @Test
    @DisplayName("does not grow with what is done of entries of a version that noted no positions")
    void formerEntriesDone() {
        for (var i = 0; i < WORTH_A_SWEEP; i++) {
            formerEntry("nudge/former-" + i);
            successor.remove(todo("nudge/former-" + i, 0));
        }

        busySuccessor();

        assertThat(database.getCollection("todo")
                        .countDocuments(new Document("position", new Document("$exists", false))))
                .isZero();
    }

    @Test
    @DisplayName("keeps what a version that notes no positions puts on it after a sweep, and through the next ones")
    void formerVersionAgain() {
        busySuccessor();
        formerEntry("nudge/former");
        successor.remove(todo("nudge/waits", 0));

        assertThat(successor.find("nudge/former")).contains(todo("nudge/former", 0));
        assertThat(successor.of(NUDGE, STREAM)).containsExactly(todo("nudge/former", 0));
        assertThat(due()).contains(todo("nudge/former", 0));

        for (var position = 1_001L; position <= 1_100; position++) {
            drop(successor, "nudge/" + position, position);
        }
        assertThat(successor.find("nudge/former")).contains(todo("nudge/former", 0));
        assertThat(database.getCollection("todo")
                        .find(new Document("_id", "nudge/former"))
                        .first())
                .as("the sweep gave it a position")
                .containsKey("position");
        drop(successor, "nudge/former", 1_101);
        assertThat(successor.find("nudge/former")).isEmpty();
    }
}
