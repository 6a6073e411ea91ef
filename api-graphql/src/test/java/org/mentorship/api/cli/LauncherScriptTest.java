package org.mentorship.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@DisplayName("The launcher script")
class LauncherScriptTest {

    private static final Path SCRIPT =
            Path.of("..", "mentorship").toAbsolutePath().normalize();

    @TempDir
    private Path elsewhere = Path.of("");

    private record Run(int status, String out, String err) {}

    private Run run(Path script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        var out = elsewhere.resolve("out");
        var err = elsewhere.resolve("err");
        var process = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().putAll(environment);
        var status = process.start().waitFor();
        return new Run(
                status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("lists every command there is, from any directory and through a link")
    void help() throws IOException, InterruptedException {
        var link = Files.createSymbolicLink(elsewhere.resolve("m"), SCRIPT);

        var run = run(link, Map.of(), "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("  test ");
        assertThat(Launcher.commandLine().getSubcommands().keySet())
                .allSatisfy(command -> assertThat(run.out()).contains("  " + command + " "));
    }

    @Test
    @DisplayName("says what it can do when it is not told what to do")
    void nothing() throws IOException, InterruptedException {
        var run = run(SCRIPT, Map.of());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("Usage: ");
    }
}
