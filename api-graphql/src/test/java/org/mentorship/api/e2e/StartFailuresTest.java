package org.mentorship.api.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.api.e2e.ChildProcess.Ended;
import org.mentorship.contract.envelope.ActorRole;

@DisplayName("A start that cannot succeed ends with one line on standard error, and a status; it")
class StartFailuresTest {

    private static final int FAILURE = 1;
    private static final int PAGE = 4096;

    @TempDir
    private Path place;

    private static void assertSays(Ended failed, String code) {
        assertThat(failed.errors()).singleElement().asString().startsWith("mentorship: " + code + ": ");
        assertThat(failed.status()).isEqualTo(FAILURE);
        assertThat(failed.output()).isEmpty();
    }

    /** Every file below a directory, with what is in it. */
    private static Map<Path, String> contents(Path directory) throws IOException {
        var contents = new TreeMap<Path, String>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    /** A data directory with a person in it, which nobody uses any more. */
    private Path used() {
        var data = place.resolve("used");
        try (var service = LocalService.start(data)) {
            Cast.register(service.api(), service.token("coordinator", ActorRole.COORDINATOR), "Ada");
        }
        return data;
    }

    @Test
    @DisplayName("makes no data directory where the port is taken")
    void busyPort() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var data = place.resolve("data");

            var failed = ChildService.startInVain(data, taken.getLocalPort());

            assertSays(failed, "PORT_IN_USE");
            assertThat(failed.errors().getFirst()).contains(Integer.toString(taken.getLocalPort()), "--port");
            assertThat(data).doesNotExist();
        }
    }

    @Test
    @DisplayName("leaves a data directory to the process that has it, which goes on")
    void directoryInUse() throws Exception {
        var data = place.resolve("data");
        try (var service = LocalService.start(data)) {
            var staff = service.token("coordinator", ActorRole.COORDINATOR);
            Cast.register(service.api(), staff, "Ada");
            var head = service.api().head(staff);

            var failed = ChildService.startInVain(data, 0);

            assertSays(failed, "DATA_DIR_IN_USE");
            assertThat(failed.errors().getFirst())
                    .contains(
                            data.toString(),
                            Long.toString(ProcessHandle.current().pid()));
            assertThat(service.api().head(staff)).isEqualTo(head);
            Cast.register(service.api(), staff, "Grace");
            assertThat(service.api().head(staff)).isEqualTo(head + 1);
        }
    }

    @Test
    @DisplayName("says that a directory below a file cannot be made")
    void notWritable() throws Exception {
        var file = Files.writeString(place.resolve("file"), "mine");

        var failed = ChildService.startInVain(file.resolve("data"), 0);

        assertSays(failed, "DATA_DIR_NOT_WRITABLE");
        assertThat(failed.errors().getFirst()).contains(file.resolve("data").toString());
        assertThat(file).hasContent("mine");
    }

    @Test
    @DisplayName("says that a directory on a read-only file system cannot be written, and starts once it can")
    void readOnly() throws Exception {
        var data = Files.createDirectory(place.resolve("data"));
        try (var disk = SmallDisk.at(data)) {
            assumeTrue(disk.isMounted(), "not run: this needs the right to mount a file system in memory");
            LocalService.start(data).close();
            disk.turnReadOnly();

            assertSays(ChildService.startInVain(data, 0), "DATA_DIR_NOT_WRITABLE");

            disk.turnWritable();
            LocalService.start(data).close();
        }
    }

    @Test
    @DisplayName("says that a full disk has no room, and starts once it has")
    void full() throws Exception {
        var data = Files.createDirectory(place.resolve("data"));
        try (var disk = SmallDisk.at(data)) {
            assumeTrue(disk.isMounted(), "not run: this needs the right to mount a file system in memory");
            var filling = disk.fill();

            assertSays(ChildService.startInVain(data, 0), "DATA_DIR_NOT_WRITABLE");

            Files.delete(filling);
            LocalService.start(data).close();
        }
    }

    @Test
    @DisplayName("does not go on where the log lost its end with its write-ahead log, and says so")
    void lostEnd() throws Exception {
        var data = place.resolve("data");
        try (var service = ChildService.start(data)) {
            var staff = LocalService.token(data, "coordinator", ActorRole.COORDINATOR);
            Cast.register(service.api(), staff, "Ada");
            new HealthPage(service.api(), LocalService.token(data, "admin", ActorRole.ADMIN)).awaitUp();
            await().until(() -> automationsHaveSeen(data));
        }
        Files.delete(data.resolve("events.db-wal"));

        var failed = ChildService.startInVain(data, 0);

        assertSays(failed, "EVENT_FILE_CORRUPT");
        assertThat(failed.errors().getFirst()).contains("ends after 0 events");
    }

    private static boolean automationsHaveSeen(Path data) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("automations.db"));
                var statement = connection.createStatement();
                var tokens = statement.executeQuery("SELECT CAST(token AS TEXT) FROM TokenEntry")) {
            return tokens.next() && String.valueOf(tokens.getString(1)).contains("1");
        }
    }

    @Test
    @DisplayName("does not touch a damaged event log, and says which file it is")
    void damagedLog() throws Exception {
        var data = used();
        try (var log = new RandomAccessFile(data.resolve("events.db").toFile(), "rw")) {
            log.seek(PAGE);
            log.write(new byte[PAGE]);
        }
        var before = contents(data);

        var failed = ChildService.startInVain(data, 0);

        assertSays(failed, "EVENT_FILE_CORRUPT");
        assertThat(failed.errors().getFirst()).contains("events.db");
        assertThat(withoutLock(contents(data))).isEqualTo(withoutLock(before));
    }

    @Test
    @DisplayName("does not begin a new log where one is gone")
    void lostLog() throws Exception {
        var data = used();
        Files.delete(data.resolve("events.db"));
        var before = contents(data);

        assertSays(ChildService.startInVain(data, 0), "EVENT_FILE_MISSING");

        assertThat(withoutLock(contents(data))).isEqualTo(withoutLock(before));
    }

    @Test
    @DisplayName("does not make a new signing key where the old one is damaged")
    void damagedSigningKey() throws Exception {
        var data = used();
        Files.writeString(data.resolve("jwt-key.json"), "{}");
        var events = contents(data).get(data.resolve("events.db"));

        assertSays(ChildService.startInVain(data, 0), "SIGNING_KEY_INVALID");

        assertThat(data.resolve("jwt-key.json")).hasContent("{}");
        assertThat(contents(data)).containsEntry(data.resolve("events.db"), events);
    }

    /** The lock says who looked last; it is no data. */
    private static Map<Path, String> withoutLock(Map<Path, String> contents) {
        var without = new TreeMap<>(contents);
        without.keySet().removeIf(file -> file.endsWith("lock"));
        return without;
    }
}
