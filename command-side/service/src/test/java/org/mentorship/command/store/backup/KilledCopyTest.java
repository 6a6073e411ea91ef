package org.mentorship.command.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mentorship.command.store.EmbeddedStore.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorship.command.store.EmbeddedStore;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.backup.BackupFailure;
import org.mentorship.contract.backup.BackupFailure.Code;
import org.mentorship.contract.backup.StoreBackups;

@DisplayName("A copy whose process is killed half-way")
class KilledCopyTest {

    @TempDir
    private Path place;

    private Path data() {
        var data = place.resolve("data");
        try (var store = EmbeddedStore.open(data)) {
            store.append(item("a", 0));
        }
        return data;
    }

    private List<String> inPlace() throws IOException {
        try (var files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisplayName("is no backup, at whatever point that was, and the next one of its name takes its place")
    void backup() throws Exception {
        var data = data();
        var backup = place.resolve("backup");

        var kills = 0;
        while (KilledCopy.run("backup", data, backup, kills + 1) == KilledCopy.DIED) {
            kills++;
            assertThat(backup).doesNotExist();
            assertThat(inPlace()).containsExactly("backup.unfinished", "data");
            var refusal = catchThrowableOfType(
                    BackupFailure.class,
                    () -> StoreBackups.load()
                            .restore(place.resolve("backup.unfinished"), place.resolve("restored"), (_, _, _) -> {}));
            assertThat(refusal.code()).isEqualTo(Code.NOT_A_BACKUP);
        }

        assertThat(kills).isGreaterThan(3);
        assertThat(inPlace()).as("what the killed ones had left was taken over").containsExactly("backup", "data");
        StoreBackups.load().restore(backup, place.resolve("restored"), (_, _, _) -> {});
        assertThat(Rows.of(place.resolve("restored"))).isEqualTo(Rows.of(data));
    }

    @Test
    @DisplayName("is no data directory, at whatever point that was: nothing starts on it, and it can be restored anew")
    void restore() throws Exception {
        var data = data();
        var backup = place.resolve("backup");
        StoreBackups.load()
                .backUp(
                        new StoreBackups.Request(
                                data, backup, new StoreBackups.Secrets(true, null, null, List.of()), List.of(), "test"),
                        (_, _, _) -> {});

        var kills = 0;
        var restored = place.resolve("restored-0");
        while (KilledCopy.run("restore", backup, restored, kills + 1) == KilledCopy.DIED) {
            kills++;
            var half = restored;
            var start = catchThrowableOfType(StartupFailure.class, () -> EmbeddedStore.open(half));
            assertThat(start.code()).isEqualTo(StartupFailure.Code.RESTORE_UNFINISHED);
            var again = catchThrowableOfType(
                    BackupFailure.class, () -> StoreBackups.load().restore(backup, half, (_, _, _) -> {}));
            assertThat(again.code()).isEqualTo(Code.DATA_DIR_NOT_EMPTY);
            assertThat(again).hasMessageContaining("rm -r '" + half + "'");
            restored = place.resolve("restored-" + kills);
        }

        assertThat(kills).isGreaterThan(3);
        EmbeddedStore.open(restored).close();
        assertThat(Rows.of(restored)).isEqualTo(Rows.of(data));
    }
}
