package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The service in a process of its own, as {@code ./mentorship run} starts it. */
final class ChildService implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("GraphQL\\s+http://[^:]+:(\\d+)/graphql");
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final int port;

    private ChildService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * How a start that did not succeed ended.
     *
     * @param errors the lines on standard error
     */
    record Failed(int status, String output, List<String> errors) {}

    /** Starts it on any free port, and waits until it says that it is up. */
    static ChildService start(Path data) throws IOException {
        var process =
                command(data, 0).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var output = new BufferedReader(process.inputReader(UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var address = ADDRESS.matcher(line);
            if (address.find()) {
                return new ChildService(process, Integer.parseInt(address.group(1)));
            }
        }
        throw new IllegalStateException("The service ended instead of starting");
    }

    /** Starts it where it cannot start, and waits for its end. */
    static Failed startInVain(Path data, int port) throws IOException, InterruptedException {
        var errors = Files.createTempFile("service", ".err");
        try {
            var process = command(data, port).redirectError(errors.toFile()).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The service neither starts nor ends");
            }
            return new Failed(process.exitValue(), output, Files.readAllLines(errors));
        } finally {
            Files.delete(errors);
        }
    }

    /** Without the test's own classes: what runs is what is shipped. */
    private static ProcessBuilder command(Path data, int port) {
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
                "org.mentorship.api.MentorshipApplication",
                "run",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        return new ProcessBuilder(command);
    }

    Api api() {
        return new Api(port);
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
