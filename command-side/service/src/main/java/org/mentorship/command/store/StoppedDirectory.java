package org.mentorship.command.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.migration.MigrationFailure;

/** The data directory of a service that does not run, to be read and not changed. It is held meanwhile, so none starts. */
public final class StoppedDirectory implements AutoCloseable {

    private static final int READERS = 1;

    private final DataDirectory directory;
    private final HikariDataSource events;
    private final HikariDataSource automations;

    private StoppedDirectory(DataDirectory directory, HikariDataSource events, HikariDataSource automations) {
        this.directory = directory;
        this.events = events;
        this.automations = automations;
    }

    /**
     * Takes a directory, and checks that nothing of its files is missing or damaged.
     *
     * @throws MigrationFailure if there is nothing in it, or not all
     * @throws StartupFailure if another process has it, or a file is damaged
     */
    public static StoppedDirectory open(Path path) {
        if (!Files.exists(path.resolve(DataDirectory.EVENTS)) && !Files.exists(path.resolve(DataDirectory.KEYS))) {
            throw new MigrationFailure(
                    MigrationFailure.Code.SOURCE_MISSING,
                    path + " holds no events of an embedded service; name its data directory with --data");
        }
        var directory = DataDirectory.open(path);
        try {
            for (var file : List.of(directory.events(), directory.keys(), directory.automations())) {
                requireThere(file);
            }
            return open(directory);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static StoppedDirectory open(DataDirectory directory) {
        var automations = SqliteFile.openReadOnly(directory.automations(), AutomationsDb.PURPOSE);
        var events = SqliteFile.openReadOnly(directory.events(), EventLogFile.PURPOSE);
        var readers = events.readers(READERS);
        try {
            EventLogFile.checkedSize(events, readers);
            return new StoppedDirectory(directory, readers, automations.readers(READERS));
        } catch (SQLException e) {
            readers.close();
            throw events.failure(e);
        } catch (RuntimeException e) {
            readers.close();
            throw e;
        }
    }

    private static void requireThere(Path file) {
        if (!Files.exists(file)) {
            throw new MigrationFailure(
                    MigrationFailure.Code.SOURCE_INCOMPLETE, file + " is gone; restore the directory from a backup");
        }
    }

    /** The event log. */
    public Path events() {
        return directory.events();
    }

    /** The subjects' keys. */
    public Path keys() {
        return directory.keys();
    }

    /** The key under which the subjects' keys are stored, unless the environment gives it. */
    public Path keyEncryptionKey() {
        return directory.keyEncryptionKey();
    }

    /** Read-only connections to the automations' tokens and to-do list. */
    public DataSource automations() {
        return automations;
    }

    /** The streams of everybody whose personal data was erased; a crash may have left their keys. */
    public Collection<String> erasedPeople() {
        return EventLogFile.erasedPeople(events);
    }

    /** Until when simulated time has come here; empty if this directory records the machine's time. */
    public Optional<Instant> simulatedUntil() {
        return directory
                .simulatedFrom()
                .map(start -> EventLogFile.lastRecordedAt(events)
                        .filter(start::isBefore)
                        .orElse(start));
    }

    @Override
    public void close() {
        automations.close();
        events.close();
        directory.close();
    }
}
