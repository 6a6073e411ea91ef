package org.mentorship.query.projection;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.stored.EventSerializer;
import org.mentorship.query.log.SqliteEventLog;
import org.mentorship.query.mongo.ReadStore;
import org.mentorship.query.story.EventStores;

/** What the processes of a query side share, new for each test: Axon's event store, the log in it, and a MongoDB. */
abstract class ProjectionScene {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    MongoServer mongo;
    Path file;
    EventStores events;
    SqliteEventLog log;

    @BeforeEach
    final void open() throws SQLException {
        mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
        openLog("events.db");
    }

    @AfterEach
    final void close() throws SQLException {
        closeLog();
        mongo.shutdownNow();
    }

    final void openLog(String name) throws SQLException {
        file = directory.resolve(name);
        events = EventStores.open(file);
        log = new SqliteEventLog(file);
    }

    final void closeLog() throws SQLException {
        log.close();
        events.close();
    }

    final ReadStore elsewhere() {
        return ReadStore.at(mongo.getConnectionString());
    }

    static TokenStore tokens(ReadStore store) {
        return store.tokenStore(EventSerializer.create());
    }

    /** A process without a query bus. */
    final ProjectingProcess process(ReadStore store, TokenStore tokens) {
        return new ProjectingProcess(log, events, store, tokens);
    }

    /** A process that is asked. */
    final QueryProcess start() {
        return start(log);
    }

    final QueryProcess start(EventLog from) {
        return new QueryProcess(from, events, mongo.getConnectionString());
    }

    /** What one process makes of the whole log. */
    final Map<String, Object> rebuilt() {
        try (var side = new ReadSide(log)) {
            side.rebuild();
            return side.stored();
        }
    }
}
