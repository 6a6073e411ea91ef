package org.mentorship.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mentorship.command.store.EmbeddedStore.item;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.StartupFailure.Code;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

@DisplayName("The file of the event log")
class EventLogFileTest {

    private static final int PAGE = 4096;

    @TempDir
    private Path directory;

    private Path events;

    @BeforeEach
    void fill() {
        try (var store = EmbeddedStore.open(directory)) {
            store.engine()
                    .appendEvents(
                            LongStream.range(0, 200).mapToObj(i -> item("a", i)).toList());
            events = store.directory().events();
        }
    }

    private StartupFailure refusal() {
        return catchThrowableOfType(
                StartupFailure.class, () -> EventLogFile.open(events).close());
    }

    private void damaged() {
        var refusal = refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(Code.EVENT_FILE_CORRUPT);
        assertThat(refusal)
                .hasMessageContaining(events.toString())
                .hasMessageContaining("restore the data directory from a backup");
        assertThat(refusal.line()).doesNotContain("\n");
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + events);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    @Test
    @DisplayName("opens as it was left")
    void opens() {
        try (var file = EventLogFile.open(events)) {
            assertThat(file.sizeAtOpening()).isEqualTo(200);
            assertThat(file.lastRecordedAt()).isPresent();
        }
    }

    @Test
    @DisplayName("leaves no write-ahead log behind when it is closed")
    void checkpointed() {
        assertThat(events.resolveSibling("events.db-wal")).doesNotExist();
    }

    @Test
    @DisplayName("is refused if it was overwritten somewhere")
    void overwritten() throws IOException {
        try (var file = new RandomAccessFile(events.toFile(), "rw")) {
            file.seek(3 * PAGE);
            file.write(new byte[PAGE]);
        }
        damaged();
    }

    @Test
    @DisplayName("is refused if its end is cut off")
    void truncated() throws IOException {
        try (var file = new RandomAccessFile(events.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        damaged();
    }

    @Test
    @DisplayName("is refused wherever its end is cut off, at the edge of a page or within one")
    void truncatedAnywhere() throws IOException {
        var whole = Files.readAllBytes(events);
        for (var length = whole.length - 1; length > 0; length -= PAGE / 2) {
            Files.write(events, Arrays.copyOf(whole, length));
            damaged();
            Files.write(events, Arrays.copyOf(whole, length / PAGE * PAGE));
            damaged();
        }
    }

    @Test
    @DisplayName("is refused wherever a page's own bytes were overwritten, and in its first bytes")
    void overwrittenAnywhere() throws IOException {
        var whole = Files.readAllBytes(events);
        for (var page = 0; page < whole.length; page += PAGE) {
            var damaged = whole.clone();
            Arrays.fill(damaged, page, page + 8, (byte) 0xff);
            Files.write(events, damaged);
            damaged();
        }
    }

    @Test
    @DisplayName("is refused if it ends before what another file has seen of it")
    void lostEnd() {
        try (var file = EventLogFile.open(events)) {
            file.requireAtLeast(200, Path.of("automations.db"));
            var refusal = catchThrowableOfType(
                    StartupFailure.class, () -> file.requireAtLeast(201, Path.of("automations.db")));
            assertThat(refusal.code()).isEqualTo(Code.EVENT_FILE_CORRUPT);
            assertThat(refusal).hasMessageContaining("200").hasMessageContaining("automations.db");
        }
    }

    @Test
    @DisplayName("does without the index of its write-ahead log, which is made anew")
    void withoutIndex() throws Exception {
        try (var store = EmbeddedStore.open(directory)) {
            store.append(item("a", 200));
            var copy = Files.createDirectory(directory.resolve("copy"));
            for (var name : List.of("events.db", "events.db-wal")) {
                Files.copy(directory.resolve(name), copy.resolve(name));
            }
            try (var file = EventLogFile.open(copy.resolve("events.db"))) {
                assertThat(file.sizeAtOpening()).isEqualTo(201);
            }
        }
    }

    @Test
    @DisplayName("is not called damaged where the disk fails a read")
    void diskError() {
        var file = SqliteFile.open(
                events.resolveSibling("other.db"),
                new SqliteFile.Purpose("TEST", 1, Code.EVENT_FILE_CORRUPT, "restore it", _ -> {}),
                SqliteFile.Sync.FULL);

        var refusal = file.failure(new SQLiteException("the disk", SQLiteErrorCode.SQLITE_IOERR_READ));

        assertThat(refusal.code()).isEqualTo(Code.DISK_ERROR);
        assertThat(refusal.line()).contains("other.db").doesNotContain("restore it");
    }

    @Test
    @DisplayName("is refused if it is empty: SQLite would take it for a new one")
    void emptied() throws IOException {
        Files.write(events, new byte[0]);
        damaged();
    }

    @Test
    @DisplayName("is refused if it is something else altogether")
    void somethingElse() throws IOException {
        Files.writeString(events, "not a database, but long enough to be taken for the header of one, ".repeat(100));
        damaged();
    }

    @Test
    @DisplayName("is refused if it is some other SQLite file")
    void otherApplication() throws Exception {
        Files.delete(events);
        execute("CREATE TABLE DomainEventEntry (globalIndex INTEGER PRIMARY KEY)");
        damaged();
    }

    @Test
    @DisplayName("is refused if events were taken out of its middle")
    void eventsMissing() throws Exception {
        execute("DROP TRIGGER no_DELETE", "DELETE FROM DomainEventEntry WHERE globalIndex = 100");
        damaged();
    }

    @Test
    @DisplayName("is refused if a newer version of the service wrote it")
    void newer() throws Exception {
        execute("PRAGMA user_version = 2");
        assertThat(refusal().code()).isEqualTo(Code.FILE_VERSION_UNKNOWN);
    }

    @Test
    @DisplayName("is not there until it is complete: a first start that was cut short leaves nothing in the way")
    void unfinished() throws IOException {
        Files.move(events, events.resolveSibling("events.db.new"));

        try (var file = EventLogFile.open(events)) {
            assertThat(file.sizeAtOpening()).isZero();
        }
    }

    @Test
    @DisplayName("is refused where it cannot be written")
    void notWritable() throws IOException {
        Files.delete(events);
        Files.createDirectory(events.resolveSibling("events.db.new"));
        Files.writeString(events.resolveSibling("events.db.new").resolve("file"), "");
        assertThat(refusal().code()).isEqualTo(Code.DATA_DIR_NOT_WRITABLE);
    }
}
