package org.mentorship.command.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;

/**
 * Up while the event log can be read, takes what is appended and has room to grow; degraded when the disk is nearly full;
 * down from a commit that failed until one succeeds, which the writer tries by itself.
 */
final class EventStoreHealth implements HealthCheck {

    private static final long LITTLE_ROOM = 256L << 20;
    /** Less than a large commit takes: a small one may still find room, and hide that others do not. */
    private static final long NO_ROOM = 1L << 20;

    private static final String EVENTS = "SELECT coalesce(max(globalIndex), 0) FROM DomainEventEntry";

    private final DataSource readers;
    private final Path file;
    private final Supplier<Optional<String>> writeFailure;

    /** @param writeFailure why nothing can be appended; empty while it can */
    EventStoreHealth(DataSource readers, Path file, Supplier<Optional<String>> writeFailure) {
        this.readers = readers;
        this.file = file;
        this.writeFailure = writeFailure;
    }

    @Override
    public String part() {
        return "eventStore";
    }

    @Override
    public PartHealth check() throws SQLException, IOException {
        try (var connection = readers.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(EVENTS)) {
            result.next();
            var room = Files.getFileStore(file).getUsableSpace();
            var refused = writeFailure.get();
            var writable = refused.isEmpty() && Files.isWritable(file);
            return PartHealth.of(state(writable, room))
                    .with("events", result.getLong(1))
                    .with("writable", writable)
                    .with("freeBytes", room)
                    .with("error", refused.orElse(room < NO_ROOM ? "The disk is full; make room" : null));
        }
    }

    private static State state(boolean writable, long room) {
        if (!writable || room < NO_ROOM) {
            return State.DOWN;
        }
        return room < LITTLE_ROOM ? State.DEGRADED : State.UP;
    }
}
