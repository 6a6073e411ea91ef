package org.mentorship.command.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Up while the event log can be read, takes what is appended and has room to grow; degraded when the disk is nearly full;
 * down from a commit that failed until one succeeds, which the writer tries by itself.
 */
final class EventStoreHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

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
    public Health health() {
        try (var connection = readers.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(EVENTS)) {
            result.next();
            var room = Files.getFileStore(file).getUsableSpace();
            var refused = writeFailure.get();
            var writable = refused.isEmpty() && Files.isWritable(file);
            var health = Health.status(
                            !writable || room < NO_ROOM ? Status.DOWN : room < LITTLE_ROOM ? DEGRADED : Status.UP)
                    .withDetail("events", result.getLong(1))
                    .withDetail("writable", writable)
                    .withDetail("freeBytes", room);
            refused.ifPresent(error -> health.withDetail("error", error));
            return health.build();
        } catch (SQLException | IOException e) {
            return Health.down(e).build();
        }
    }
}
