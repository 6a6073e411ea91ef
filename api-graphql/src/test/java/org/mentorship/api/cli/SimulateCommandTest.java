package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command simulate")
class SimulateCommandTest {

    @TempDir
    private Path directory;

    private Ran simulate(String... options) {
        var arguments = new ArrayList<>(List.of("simulate", "--data", directory.toString()));
        arguments.addAll(List.of(options));
        return Ran.launcher(arguments);
    }

    @Test
    @DisplayName("says how many events it made, and refuses the directory when asked again")
    void makesHistory() {
        var made = simulate("--mentorships", "3", "--months", "1", "--seed", "9");

        assertThat(made.err()).doesNotContain("mentorship: ");
        assertThat(made.status()).isZero();
        assertThat(made.out()).contains("events/s", "sha256");

        var again = simulate("--mentorships", "3");

        assertThat(again.status()).isEqualTo(Launcher.FAILURE);
        assertThat(again.err()).contains("DATA_DIR_NOT_EMPTY", "--data");
    }

    @Test
    @DisplayName("says in one line that the directory cannot be made, and nothing else")
    void notADirectory() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "");

        for (var data : List.of(file, file.resolve("data"))) {
            var refused = Ran.launcher(List.of("simulate", "--mentorships", "1", "--data", data.toString()));

            assertThat(refused.status()).isEqualTo(Launcher.FAILURE);
            assertThat(refused.err()).startsWith("mentorship: DATA_DIR_NOT_WRITABLE: ");
            assertThat(refused.err().lines()).hasSize(1);
            assertThat(refused.out()).isEmpty();
        }
    }

    @Test
    @DisplayName("takes no directory that holds anything, and no figure that makes no sense")
    void refuses() throws IOException {
        assertThat(simulate("--mentorships", "0").status()).isEqualTo(Launcher.USAGE_ERROR);
        assertThat(simulate("--mentorships", "1", "--months", "121").err()).contains("--months must be 1 to 120");
        assertThat(simulate().err()).contains("--mentorships");

        Files.writeString(directory.resolve("note.txt"), "mine");

        assertThat(simulate("--mentorships", "1").err()).contains("DATA_DIR_NOT_EMPTY");
        assertThat(directory.resolve("note.txt")).hasContent("mine");
    }
}
