package org.mentorship.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorship.contract.OwnerOnly;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.StartupFailure.Code;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("The data directory")
class DataDirectoryTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    @TempDir
    private Path parent;

    private static StartupFailure refusal(Path path) {
        return catchThrowableOfType(StartupFailure.class, () -> DataDirectory.open(path));
    }

    @Test
    @DisplayName("is made with its parents, and can be taken again once it was given up")
    void madeAndGivenUp() {
        var path = parent.resolve("some/where");

        DataDirectory.open(path).close();

        DataDirectory.open(path).close();
        assertThat(path).isDirectory();
    }

    @Test
    @DisplayName("is made for its owner only, with all that is in it; one that is there keeps its permissions")
    void ownersOnly() throws Exception {
        var made = parent.resolve("made");
        var there = Files.createDirectory(
                parent.resolve("there"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));

        for (var path : List.of(made, there)) {
            try (var store = EmbeddedStore.open(path);
                    var automations = AutomationsDb.open(store.directory().automations())) {
                store.append(EmbeddedStore.item("a", 0));
                assertThat(automations).isNotNull();
                assertThat(openToOthers(path)).as("files").containsExactly("lock");
            }
        }

        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(there)).isEqualTo("rwxr-x---");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.db", "kek", "kek.next", "kek.former.2", "jwt-key.json"})
    @DisplayName("warns of a file with data or a key that others can read, and of no other")
    @ExtendWith(OutputCaptureExtension.class)
    void warns(String name, CapturedOutput output) throws Exception {
        var there = Files.createDirectory(
                parent.resolve("there"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        var others = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));
        Files.createFile(there.resolve("demo.properties"), others);
        DataDirectory.open(there).close();
        assertThat(output).doesNotContain("can be read");

        Files.createFile(there.resolve(name), others);
        refusedIfUnfinished(there);

        assertThat(output).contains(there.resolve(name) + " can be read by other users of this machine");
    }

    private static void refusedIfUnfinished(Path there) {
        try {
            DataDirectory.open(there).close();
        } catch (StartupFailure e) {
            assertThat(e.code()).isEqualTo(Code.KEY_ROTATION_UNFINISHED);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> openToOthers(Path directory) throws IOException {
        var open = new ArrayList<String>();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                if (OwnerOnly.isOpenToOthers(file)) {
                    open.add(file.getFileName().toString());
                }
            }
        }
        return open;
    }

    @Test
    @DisplayName("is refused while it is in use, and says by which process")
    void inUse() {
        try (var directory = DataDirectory.open(parent)) {
            assertThat(directory).hasToString(parent.toString());

            var refusal = refusal(parent);

            assertThat(refusal.code()).isEqualTo(Code.DATA_DIR_IN_USE);
            assertThat(refusal.line())
                    .startsWith("DATA_DIR_IN_USE: " + parent)
                    .contains("process " + ProcessHandle.current().pid())
                    .doesNotContain("\n");
        }
    }

    @Test
    @DisplayName("is refused while another process has it")
    void inUseByAnotherProcess() throws Exception {
        var other = LoadedProcess.start(parent.resolve("data"));
        try {
            other.awaitAcknowledgements(1);

            var refusal = refusal(parent.resolve("data"));

            assertThat(refusal.code()).isEqualTo(Code.DATA_DIR_IN_USE);
            assertThat(refusal).hasMessageContaining("process " + other.pid());
        } finally {
            other.kill();
        }
        DataDirectory.open(parent.resolve("data")).close();
    }

    @Test
    @DisplayName("is refused where it cannot be made: below a file, or in a place that takes no directories")
    void cannotBeMade() throws Exception {
        var file = Files.writeString(parent.resolve("file"), "");

        assertThat(refusal(file).code()).isEqualTo(Code.DATA_DIR_NOT_WRITABLE);
        assertThat(refusal(file.resolve("data")).code()).isEqualTo(Code.DATA_DIR_NOT_WRITABLE);
        assertThat(refusal(Path.of("/proc/mentorship")).code()).isEqualTo(Code.DATA_DIR_NOT_WRITABLE);
    }

    @Test
    @DisplayName("is refused where its files cannot be written")
    void cannotBeWritten() throws Exception {
        Files.createDirectory(parent.resolve("lock"));

        var refusal = refusal(parent);

        assertThat(refusal.code()).isEqualTo(Code.DATA_DIR_NOT_WRITABLE);
        assertThat(refusal).hasMessageContaining(parent.toString()).hasMessageContaining("write access");
    }

    @Test
    @DisplayName("is refused if the event log is gone and the keys are there")
    void eventsGone() throws Exception {
        EmbeddedStore.open(parent).close();
        Files.delete(parent.resolve("events.db"));

        try (var directory = DataDirectory.open(parent)) {
            var refusal = catchThrowableOfType(StartupFailure.class, directory::requireEventsWhereKeysAre);
            assertThat(refusal.code()).isEqualTo(Code.EVENT_FILE_MISSING);
        }
    }

    @Test
    @DisplayName("is of simulated time from the first start on, and keeps its first instant")
    void simulated() {
        try (var directory = DataDirectory.open(parent)) {
            assertThat(directory.simulatedFrom()).isEmpty();
            directory.simulateTimeFrom(START, false);
        }
        try (var directory = DataDirectory.open(parent)) {
            directory.simulateTimeFrom(START.plusSeconds(60), true);
            assertThat(directory.simulatedFrom()).contains(START);
        }
    }

    @Test
    @DisplayName("does not become one of simulated time once it holds real events")
    void realEvents() {
        try (var directory = DataDirectory.open(parent)) {
            var refusal = catchThrowableOfType(StartupFailure.class, () -> directory.simulateTimeFrom(START, true));

            assertThat(refusal.code()).isEqualTo(Code.SIMULATED_TIME_REFUSED);
            assertThat(directory.simulatedFrom()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-01-05"})
    @DisplayName("does not take the machine's time for simulated because its marker is unreadable")
    void unreadableMarker(String content) throws Exception {
        Files.writeString(parent.resolve("simulated-time"), content);
        try (var directory = DataDirectory.open(parent)) {
            var refusal = catchThrowableOfType(StartupFailure.class, directory::simulatedFrom);
            assertThat(refusal.code()).isEqualTo(Code.SIMULATED_TIME_REFUSED);
        }
    }
}
