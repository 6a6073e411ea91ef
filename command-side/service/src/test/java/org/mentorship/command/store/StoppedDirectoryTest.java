package org.mentorship.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.privacy.SubjectKeys;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.migration.MigrationFailure;

@DisplayName("The data directory of a stopped service")
class StoppedDirectoryTest {

    @TempDir
    private Path parent;

    private Path data() {
        return parent.resolve("data");
    }

    private void make() {
        try (var directory = DataDirectory.open(data());
                var events = EventLogFile.open(directory.events());
                var automations = AutomationsDb.open(directory.automations());
                var keys = SubjectKeys.open(directory.keys(), directory.keyEncryptionKey(), null, false)) {
            assertThat(events.sizeAtOpening()).isZero();
            assertThat(automations).isNotNull();
            assertThat(keys).isNotNull();
        }
    }

    private MigrationFailure refusal() {
        return catchThrowableOfType(MigrationFailure.class, () -> StoppedDirectory.open(data()));
    }

    private StartupFailure damage() {
        return catchThrowableOfType(StartupFailure.class, () -> StoppedDirectory.open(data()));
    }

    @Test
    @DisplayName("is held while it is read, and is given up")
    void held() {
        make();
        try (var stopped = StoppedDirectory.open(data())) {
            assertThat(stopped.erasedPeople()).isEmpty();
            assertThat(stopped.simulatedUntil()).isEmpty();
            assertThat(catchThrowableOfType(StartupFailure.class, () -> DataDirectory.open(data()))
                            .code())
                    .isEqualTo(StartupFailure.Code.DATA_DIR_IN_USE);
        }
        DataDirectory.open(data()).close();
    }

    @Test
    @DisplayName("is refused while the service runs")
    void inUse() {
        make();
        try (var running = DataDirectory.open(data())) {
            assertThat(running).isNotNull();
            assertThat(damage().code()).isEqualTo(StartupFailure.Code.DATA_DIR_IN_USE);
        }
    }

    @Test
    @DisplayName("is read with what a killed process has left in the write-ahead log, and its files stay as they are")
    void killed() throws Exception {
        var process = LoadedProcess.start(data());
        process.awaitAcknowledgements(20);
        var acknowledged = process.kill().size();
        AutomationsDb.open(data().resolve("automations.db")).close();
        SubjectKeys.open(data().resolve("keys.db"), data().resolve("kek"), null, false)
                .close();
        var before = Files.readAllBytes(data().resolve("events.db"));
        var log = Files.readAllBytes(data().resolve("events.db-wal"));

        StoppedDirectory.open(data()).close();

        assertThat(data().resolve("events.db")).hasBinaryContent(before);
        assertThat(data().resolve("events.db-wal")).hasBinaryContent(log);
        try (var events = EventLogFile.open(data().resolve("events.db"))) {
            assertThat(events.sizeAtOpening()).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    @DisplayName("says until when its simulated time has come")
    void simulated() {
        make();
        try (var directory = DataDirectory.open(data())) {
            directory.simulateTimeFrom(Instant.parse("2999-01-01T00:00:00Z"), false);
        }
        try (var stopped = StoppedDirectory.open(data())) {
            assertThat(stopped.simulatedUntil()).contains(Instant.parse("2999-01-01T00:00:00Z"));
        }
    }

    @Test
    @DisplayName("is refused if there is none, and is not made")
    void missing() {
        assertThat(refusal().code()).isEqualTo(MigrationFailure.Code.SOURCE_MISSING);
        assertThat(data()).doesNotExist();
    }

    @Test
    @DisplayName("is refused if a file of it is gone")
    void incomplete() throws IOException {
        for (var file : new String[] {"events.db", "keys.db", "automations.db"}) {
            make();
            Files.delete(data().resolve(file));

            assertThat(refusal().code()).isEqualTo(MigrationFailure.Code.SOURCE_INCOMPLETE);
            assertThat(refusal()).hasMessageContaining(file);
            Files.walk(data())
                    .filter(Files::isRegularFile)
                    .forEach(left -> left.toFile().delete());
        }
    }

    @Test
    @DisplayName("is refused if a file of it is damaged")
    void damaged() throws IOException {
        make();
        Files.writeString(data().resolve("events.db"), "no events");
        assertThat(damage().code()).isEqualTo(StartupFailure.Code.EVENT_FILE_CORRUPT);
        Files.writeString(data().resolve("automations.db"), "");
        assertThat(damage().code()).isEqualTo(StartupFailure.Code.AUTOMATIONS_FILE_CORRUPT);
    }
}
