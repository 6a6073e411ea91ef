package org.mentorship.command.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Another Java process that appends from many threads, and what it acknowledged, as seen from outside. */
public final class LoadedProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Thread listener;

    private LoadedProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofPlatform().start(this::listen);
    }

    public static LoadedProcess start(Path directory) throws IOException {
        return start(List.of(), directory);
    }

    /** @param under a command that runs another one, and its options */
    static LoadedProcess start(List<String> under, Path directory) throws IOException {
        var command = new ArrayList<>(under);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AppendUnderLoad.class.getName(),
                directory.toString()));
        return new LoadedProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** A line counts once its end has arrived: what the kill cut short was not acknowledged. */
    private void listen() {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            var line = new StringBuilder();
            for (var character = reader.read(); character >= 0; character = reader.read()) {
                if (character != '\n') {
                    line.append((char) character);
                    continue;
                }
                if (line.indexOf(AppendUnderLoad.ACKNOWLEDGED) == 0) {
                    acknowledged.add(line.substring(AppendUnderLoad.ACKNOWLEDGED.length()));
                } else if (line.indexOf(AppendUnderLoad.REFUSED) == 0) {
                    refused.add(line.substring(AppendUnderLoad.REFUSED.length()));
                }
                line.setLength(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    public void awaitAcknowledgements(int count) {
        awaitAtLeast(acknowledged, count);
    }

    /** Waits until so many more were acknowledged. */
    void awaitMoreAcknowledgements(int count) {
        awaitAtLeast(acknowledged, acknowledged.size() + count);
    }

    void awaitRefusals(int count) {
        awaitAtLeast(refused, count);
    }

    private void awaitAtLeast(Queue<String> lines, int count) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("It ended by itself with status " + process.exitValue());
            }
            return lines.size() >= count;
        });
    }

    /** Waits until it has ended by itself. Returns everything that was acknowledged. */
    List<String> awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("It does not end");
        }
        listener.join();
        return List.copyOf(acknowledged);
    }

    /** Everything that was acknowledged until now. */
    public List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. Returns everything that was acknowledged. */
    public List<String> kill() throws InterruptedException {
        process.destroyForcibly();
        return awaitEnd();
    }
}
