package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The bench command")
class BenchCommandTest {

    private static final String[] FIGURES = {
        "command-throughput",
        "hundredth-meeting",
        "live-projection.keeps-up",
        "live-projection.burst",
        "replay",
        "rebuild",
        "rebuild.million",
        "as-of",
        "graphql-query",
        "graphql-mutation",
        "start-up",
        "memory"
    };

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... arguments) {
        var line = Launcher.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        var all = new String[arguments.length + 1];
        all[0] = "bench";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }

    @Test
    @DisplayName("measures every row, for people and for programs, and leaves nothing behind")
    void everyRow() throws Exception {
        var json = directory.resolve("figures.json");
        var work = Files.createDirectory(directory.resolve("work"));

        var status = bench("--quick", "--data", work.toString(), "--json", json.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString()).contains("targets met").contains("say nothing about speed");
        var figures = new JsonMapper().readTree(Files.readString(json)).get("figures");
        assertThat(figures.valueStream()
                        .map(entry -> entry.get("figure").get("name").asString()))
                .containsExactly(FIGURES);
        assertThat(out.toString()).contains(FIGURES);
        try (var left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    @DisplayName("names the rows there are when asked for one that is not there")
    void unknownRow() {
        var status = bench("--rows", "coffee", "--data", directory.toString());

        assertThat(status).isEqualTo(Launcher.FAILURE);
        assertThat(err.toString()).contains("UNKNOWN_ROW").contains("coffee").contains("command-throughput");
    }
}
