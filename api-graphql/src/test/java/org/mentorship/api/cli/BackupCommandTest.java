package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The commands backup and restore")
class BackupCommandTest {

    @TempDir
    private static Path made = Path.of("");

    @TempDir
    private Path place = Path.of("");

    @BeforeAll
    static void simulate() {
        var simulated =
                Ran.launcher(List.of("simulate", "--mentorships", "1", "--months", "1", "--data", data().toString()));
        assertThat(simulated.status()).isZero();
        assertThat(Ran.launcher(List.of("token", "--role", "ADMIN", "--data", data().toString()))
                        .status())
                .isZero();
    }

    private static Path data() {
        return made.resolve("data");
    }

    private static Ran backup(Path to, String... options) {
        var command = new ArrayList<>(List.of("backup", "--data", data().toString(), "--to", to.toString()));
        command.addAll(List.of(options));
        return Ran.launcher(command);
    }

    private static Ran restore(Path from, Path to) {
        return Ran.launcher(List.of("restore", "--from", from.toString(), "--data", to.toString()));
    }

    private static void assertRefused(Ran ran, String code) {
        assertThat(ran.err()).startsWith("mentorship: " + code + ": ");
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(Launcher.FAILURE);
    }

    @Test
    @DisplayName("say in one line what was copied and where to, and whether the key is with it")
    void summary() {
        var backup = place.resolve("backup");

        var taken = backup(backup);
        var restored = restore(backup, place.resolve("data"));

        assertThat(taken.err()).isEmpty();
        assertThat(taken.status()).isZero();
        assertThat(taken.out().lines().toList())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).contains(" events, up to position ", " MiB", backup.toString()),
                        line -> assertThat(line).startsWith("With the key"));
        assertThat(restored.err()).isEmpty();
        assertThat(restored.status()).isZero();
        assertThat(restored.out())
                .contains(" events, up to position ", "erase again", "run --data " + place.resolve("data"));
    }

    @Test
    @DisplayName("say how to start where the keys are not with it, and what becomes of tokens")
    void withoutKey() {
        var backup = place.resolve("backup");

        assertThat(backup(backup, "--without-kek").out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Backed up"),
                        line -> assertThat(line).startsWith("Without the key that opens names and notes"),
                        line -> assertThat(line).startsWith("Without the key that signs tokens"));
        assertThat(restore(backup, place.resolve("data")).out())
                .contains(place.resolve("data/kek").toString(), "MENTORSHIP_KEK", "No key that signs tokens");
        assertThat(place.resolve("data"))
                .isDirectoryNotContaining("glob:**/kek")
                .isDirectoryNotContaining("glob:**/jwt-key.json");
    }

    @Test
    @DisplayName("make backups side by side in a directory that is there, each under its time")
    void intoDirectory() throws IOException {
        assertThat(backup(place).status()).isZero();

        try (var files = Files.list(place)) {
            assertThat(files).singleElement().satisfies(backup -> {
                assertThat(backup.getFileName().toString()).matches("mentorship-\\d{4}-\\d\\d-\\d\\dT\\d{6}Z");
                assertThat(restore(backup, place.resolve("data")).status()).isZero();
            });
        }
    }

    @Test
    @DisplayName("refuse in one line, with a code")
    void refuse() {
        var backup = place.resolve("backup");
        assertRefused(
                Ran.launcher(List.of("backup", "--data", place.toString(), "--to", backup.toString())),
                "NOT_A_DATA_DIR");
        assertThat(backup(backup).status()).isZero();

        assertRefused(backup(backup), "BACKUP_EXISTS");
        assertRefused(backup(data()), "BACKUP_IN_DATA_DIR");
        assertRefused(restore(place.resolve("nowhere"), place.resolve("data")), "BACKUP_MISSING");
        assertRefused(restore(data(), place.resolve("data")), "NOT_A_BACKUP");
        assertRefused(restore(backup, data()), "DATA_DIR_NOT_EMPTY");
        assertRefused(Ran.launcher(List.of("run", "--port", "0", "--data", backup.toString())), "DATA_DIR_IS_A_BACKUP");
    }
}
