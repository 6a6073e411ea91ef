package org.mentorship.query.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The processes that share the projections")
class QueryProcessesTest {

    private static final String SHAPE = "folds read-models/8";
    private static final String ANOTHER = "folds read-models/80";
    private static final int SEGMENTS = 8;
    private static final int HALF = SEGMENTS / 2;

    private MongoServer server;
    private MongoClient client;

    @BeforeEach
    void start() {
        server = new MongoServer(new MemoryBackend());
        server.bind();
        client = MongoClients.create(server.getConnectionString());
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    /** On a machine of its own. */
    private final class Machine {

        private long nanos;
        private final QueryProcesses process;

        Machine(String name, Duration runsFor) {
            this(name, runsFor, SHAPE);
        }

        /** @param shape of the read models that it follows; none if null */
        Machine(String name, Duration runsFor, @Nullable String shape) {
            nanos = runsFor.toNanos();
            process = new QueryProcesses(client.getDatabase("test"), name, () -> nanos);
            if (shape != null) {
                process.follow(shape);
            }
        }

        /** Whether it may have the read models in a shape after a second has passed there. */
        boolean mayHave(String shape) {
            nanos += Duration.ofSeconds(1).toNanos();
            return process.mayHave(shape);
        }

        /** Its share after a second has passed there. */
        int share() {
            nanos += Duration.ofSeconds(1).toNanos();
            return process.share(SEGMENTS);
        }

        /** Its share after it has looked so many times. */
        int share(int looks) {
            var share = share();
            for (var look = 1; look < looks; look++) {
                share = share();
            }
            return share;
        }
    }

    private final Duration young = Duration.ZERO;
    private final Duration old = Duration.ofDays(1_000);

    @Test
    @DisplayName("share fairly, however far their clocks are apart")
    void clocks() {
        var one = new Machine("one", young);
        var other = new Machine("other", old);
        assertThat(one.share()).isEqualTo(SEGMENTS);

        for (var second = 0; second < 30; second++) {
            assertThat(other.share()).isEqualTo(HALF);
            assertThat(one.share()).isEqualTo(HALF);
        }
    }

    @Test
    @DisplayName("show at once what they follow, also where they have just looked")
    void beginning() {
        var one = new Machine("one", young, null);
        assertThat(one.mayHave(SHAPE)).isTrue();

        one.process.follow(SHAPE);
        one.process.goOn();

        assertThat(new Machine("other", old, null).mayHave("another shape")).isFalse();
    }

    @Test
    @DisplayName("take over from one that has ended without a word when it has been silent for a while")
    void killed() {
        var one = new Machine("one", young);
        var killed = new Machine("killed", old);
        killed.share();

        assertThat(one.share(10)).isEqualTo(HALF);
        assertThat(one.share()).isEqualTo(SEGMENTS);
        assertThat(client.getDatabase("test").getCollection("queryProcesses").countDocuments())
                .isOne();
    }

    @Test
    @DisplayName("take over from one of a version that did not count")
    void earlierVersion() {
        var there = client.getDatabase("test").getCollection("queryProcesses");
        there.insertOne(new Document("_id", "earlier").append("seen", new Date()));
        var one = new Machine("one", young);

        assertThat(one.share(20)).isEqualTo(SEGMENTS);
        assertThat(there.countDocuments()).isOne();
    }

    @Test
    @DisplayName("take over at once from one that leaves")
    void left() {
        var one = new Machine("one", young);
        var other = new Machine("other", old);
        other.share();
        assertThat(one.share()).isEqualTo(HALF);

        other.process.leave();

        assertThat(one.share()).isEqualTo(SEGMENTS);
    }

    @Test
    @DisplayName("share again with one that was held up and goes on")
    void heldUp() {
        var one = new Machine("one", young);
        var slow = new Machine("slow", old);
        slow.share();
        assertThat(one.share(20)).isEqualTo(SEGMENTS);

        assertThat(slow.share()).isEqualTo(HALF);
        assertThat(one.share()).isEqualTo(HALF);
    }

    @Test
    @DisplayName("do not take others for gone because they themselves could not look for long")
    void couldNotLook() {
        var one = new Machine("one", young);
        var other = new Machine("other", old);
        other.share();
        assertThat(one.share()).isEqualTo(HALF);

        one.nanos += Duration.ofHours(1).toNanos();

        assertThat(one.share()).isEqualTo(HALF);
    }

    @Test
    @DisplayName("are not disturbed by one that comes with another shape, which waits until they have ended")
    void anotherShape() {
        var one = new Machine("one", young);
        var mistyped = new Machine("mistyped", old, null);
        assertThat(one.share()).isEqualTo(SEGMENTS);

        for (var second = 0; second < 30; second++) {
            assertThat(mistyped.mayHave(ANOTHER)).isFalse();
            assertThat(one.share()).isEqualTo(SEGMENTS);
        }

        one.process.leave();
        await(mistyped, ANOTHER, 4);
    }

    @Test
    @DisplayName("have the first right to what was lost, before one that comes with another shape")
    void lost() {
        var one = new Machine("one", young);
        var mistyped = new Machine("mistyped", old, null);
        one.share();
        assertThat(mistyped.mayHave(ANOTHER)).isFalse();

        client.getDatabase("test").drop();

        assertThat(mistyped.mayHave(ANOTHER)).isFalse();
        assertThat(one.mayHave(SHAPE)).isTrue();
        assertThat(mistyped.mayHave(ANOTHER)).isFalse();
    }

    @Test
    @DisplayName("give way to another shape when they have been silent for a while")
    void killedInAnotherShape() {
        var killed = new Machine("killed", old);
        killed.share();

        await(new Machine("upgraded", young, null), ANOTHER, 11);
    }

    @Test
    @DisplayName("do not share with one that follows another shape")
    void followsAnotherShape() {
        var one = new Machine("one", young);
        var other = new Machine("other", old, ANOTHER);
        other.share();

        assertThat(one.share()).isEqualTo(SEGMENTS);
    }

    private static void await(Machine machine, String shape, int looks) {
        for (var look = 1; look < looks; look++) {
            assertThat(machine.mayHave(shape)).as("at look " + look).isFalse();
        }
        assertThat(machine.mayHave(shape)).isTrue();
    }
}
