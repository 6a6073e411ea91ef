package org.mentorship.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.query.contract.status.ReadModelStatusView.State;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.story.EventStores;
import org.mentorship.query.story.Story;

@DisplayName("The state of the read models")
class ReadModelsTest {

    private static final int EVENTS = 9;

    @TempDir
    private Path directory;

    private final ReadStore store = ReadStore.embedded();
    private EventStores events;
    private SqliteEventLog log;
    private ReadModels models;

    @BeforeEach
    void open() throws Exception {
        events = EventStores.open(directory.resolve("events.db"));
        log = new SqliteEventLog(directory.resolve("events.db"));
        events.publish(Story.of(3, 1).subList(0, EVENTS));
        models = new ReadModels(
                log,
                new RebuildProgress(System::nanoTime, () -> {}),
                store.parked(),
                List.of(ReadModels.NAME),
                new ReadModels.OfThisProcess());
        models.following();
        models.projected(ReadModels.NAME, 3);
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        events.close();
        store.close();
    }

    private void assertFailing(String error) {
        assertThat(models.worst().state()).isEqualTo(State.FAILING);
        assertThat(models.worst().error()).isEqualTo(error);
    }

    @Test
    @DisplayName("is that of a batch that failed, also when a look at them failed and the next one did not")
    void batchOutlivesLooks() {
        models.failed(ReadModels.NAME, new IllegalStateException("poison at 5"), 5);
        models.failed(new OutOfMemoryError("once"));
        assertFailing("poison at 5");
        models.watched();
        assertFailing("poison at 5");

        models.projected(ReadModels.NAME, 5);
        assertThat(models.worst().state()).isEqualTo(State.LIVE);
    }

    @Test
    @DisplayName("is that of a look that failed, until one does not")
    void looks() {
        models.failed(new OutOfMemoryError("once"));
        assertFailing("once");
        models.watched();
        assertThat(models.worst().state()).isEqualTo(State.LIVE);
    }

    @Test
    @DisplayName("is no longer that of a batch whose events the log has lost")
    void lostBatch() {
        models.failed(ReadModels.NAME, new IllegalStateException("io exception"), EVENTS);
        assertThat(models.worst().state()).isEqualTo(State.LIVE);
    }

    @Test
    @DisplayName("tells a position beyond the end of the log as it is, and not as if all was read")
    void beyondTheEnd() {
        models.projected(ReadModels.NAME, EVENTS + 40);
        assertThat(models.worst().position()).isEqualTo(EVENTS + 40);
        assertThat(models.worst().head()).isEqualTo(EVENTS - 1);
        assertThat(models.worst().lag()).isNegative();
    }
}
