package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The demo")
class DemoCommandTest {

    @TempDir
    private Path directory;

    private Ran demo(String... options) {
        var arguments = new ArrayList<>(List.of("demo", "--exit", "--data", directory.toString()));
        arguments.addAll(List.of(options));
        return Ran.launcher(arguments);
    }

    @Test
    @DisplayName("plays a programme through the API, prints what came of it, and shows that again when asked again")
    void plays() {
        var played = demo("--port", "0", "--people", "12", "--months", "2");

        assertThat(played.err()).doesNotContain("mentorship: ");
        assertThat(played.status()).isZero();
        assertThat(played.out())
                .contains("Imported 12 people and played ", "Proposals", "Meetings held", "Events in the log");

        var again = demo("--port", "0");

        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("played to its end before");
        assertThat(again.summary()).isNotEmpty().isEqualTo(played.summary());

        var other = demo("--port", "0", "--seed", "2");

        assertThat(other.status()).isEqualTo(Launcher.FAILURE);
        assertThat(other.err()).contains("DEMO_IS_ANOTHER", "--seed 1 --months 2 --people 12");
    }

    @Test
    @DisplayName("leaves alone a directory that was made for something else")
    void foreignDirectory() throws IOException {
        Files.createFile(directory.resolve("events.db"));

        var refused = demo("--port", "0");

        assertThat(refused.status()).isEqualTo(Launcher.FAILURE);
        assertThat(refused.err()).contains("DATA_DIR_NOT_A_DEMO", "real time", "--data");
    }

    @Test
    @DisplayName("says that the port is busy")
    void busyPort() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var refused = demo("--port", String.valueOf(other.getLocalPort()));

            assertThat(refused.status()).isEqualTo(Launcher.FAILURE);
            assertThat(refused.err()).contains("PORT_IN_USE");
            assertThat(refused.out()).isEmpty();
        }
    }

    @Test
    @DisplayName("refuses figures that make no sense")
    void badOptions() {
        assertThat(demo("--months", "0").status()).isEqualTo(Launcher.USAGE_ERROR);
        assertThat(demo("--people", "7").err()).contains("--people must be 8 to 778, not 7");
        assertThat(demo("--seed", "x").status()).isEqualTo(Launcher.USAGE_ERROR);
    }
}
