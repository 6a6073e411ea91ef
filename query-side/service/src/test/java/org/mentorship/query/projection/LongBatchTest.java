package org.mentorship.query.projection;

import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.mongo.SegmentClaim;
import org.mentorship.query.story.EventStores;
import org.mentorship.query.story.Story;

@DisplayName("A batch that takes long")
class LongBatchTest {

    private static final String VIEWS = "views";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    /** Its process shows that it is there, or others would take the segment, and health would miss its owner. */
    @Test
    @DisplayName("keeps its segment, and shows again and again that it has it")
    void extended() throws Exception {
        var mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
        var begun = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var events = EventStores.open(directory.resolve("events.db"));
                var log = new SqliteEventLog(directory.resolve("events.db"));
                var store = ReadStore.at(mongo.getConnectionString())) {
            events.publish(Story.of(3, 1).subList(0, 5));
            var tokens = store.tokenStore(EventSerializer.create());
            ((MongoTokenStore) tokens).ensureIndexes();
            tokens.initializeTokenSegments(VIEWS, 1, LogSource.token(-1));
            var positions = store.positions(EventSerializer.create());
            var work = new Projection(VIEWS, 1, slow(begun, done));
            try (var _ = new Follower(work, new LogSource(log), tokens, segments -> segments).start()) {
                begun.await();
                for (var look = 0; look < 3; look++) {
                    var claim = claim(positions.claims(VIEWS));
                    await().atMost(PATIENCE)
                            .until(() -> !claim(positions.claims(VIEWS)).equals(claim));
                }
                done.countDown();
                await().atMost(PATIENCE).until(() -> positions.of(VIEWS).orElse(-1) == log.head());
            }
        } finally {
            done.countDown();
            mongo.shutdownNow();
        }
    }

    private static SegmentClaim claim(List<SegmentClaim> claims) {
        return claims.getFirst();
    }

    private static ProjectionInvoker.Work slow(CountDownLatch begun, CountDownLatch done) {
        return new ProjectionInvoker.Work() {
            @Override
            public void project(List<StoredEvent> batch) {
                begun.countDown();
                try {
                    done.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void released() {}
        };
    }
}
