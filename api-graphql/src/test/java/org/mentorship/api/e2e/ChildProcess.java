package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A command of the launcher in a process of its own. */
final class ChildProcess {

    private static final long PATIENCE_SECONDS = 120;

    private ChildProcess() {}

    /**
     * How a command ended.
     *
     * @param errors the lines on standard error
     */
    record Ended(int status, String output, List<String> errors) {}

    /** Runs it to its end. */
    static Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    /** Runs it to its end, with these variables in its environment as well. */
    static Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var errors = Files.createTempFile("service", ".err");
        try {
            var command = command(arguments).redirectError(errors.toFile());
            command.environment().putAll(environment);
            var process = command.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The command neither starts nor ends");
            }
            return new Ended(process.exitValue(), output, Files.readAllLines(errors));
        } finally {
            Files.delete(errors);
        }
    }

    /** Without the test's own classes: what runs is what is shipped. */
    static ProcessBuilder command(String... arguments) {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "org.mentorship.api.MentorshipApplication"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
