package org.mentorship.command.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mentorship.contract.health.HealthCheck;
import org.mentorship.contract.health.PartHealth;
import org.mentorship.contract.health.PartHealth.State;

/** Up while the event log can be read and has room to grow, degraded when the disk is nearly full. */
final class EventStoreHealth implements HealthCheck {

    private static final long LITTLE_ROOM = 256L << 20;
    private static final String EVENTS = "SELECT coalesce(max(globalIndex), 0) FROM DomainEventEntry";

    private final DataSource readers;
    private final Path file;

    EventStoreHealth(DataSource readers, Path file) {
        this.readers = readers;
        this.file = file;
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
            var writable = Files.isWritable(file);
            return PartHealth.of(!writable ? State.DOWN : room < LITTLE_ROOM ? State.DEGRADED : State.UP)
                    .with("events", result.getLong(1))
                    .with("writable", writable)
                    .with("freeBytes", room);
        }
    }
}
