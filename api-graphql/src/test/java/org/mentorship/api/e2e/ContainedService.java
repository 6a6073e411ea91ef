package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.mentorship.contract.envelope.ActorRole;

/**
 * The service in a process of its own that has all its files below one directory: data, working directory, temporary files
 * and what it prints, which is all that it logs.
 */
final class ContainedService implements Stage, AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("GraphQL\\s+http://[^:]+:(\\d+)/graphql");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path data;
    private final int port;

    private ContainedService(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    static Path data(Path home) {
        return home.resolve("data");
    }

    /** @param time at which a new data directory's simulated time begins */
    static ContainedService start(Path home, Instant time) throws IOException {
        var log = Files.createTempFile(home, "run", ".log");
        var command = command(
                        home,
                        "run",
                        "--verbose",
                        "--port",
                        "0",
                        "--data",
                        data(home).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("MENTORSHIP_SIMULATEDFROM", time.toString());
        var process = command.start();
        var port = Awaitility.await().atMost(PATIENCE).until(() -> port(log, process), found -> found > 0);
        return new ContainedService(process, data(home), port);
    }

    /** Another command of the launcher, as contained. */
    static void run(Path home, String... arguments) throws IOException, InterruptedException {
        var process = command(home, arguments)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(home, arguments[0], ".log").toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(arguments[0] + " failed");
        }
    }

    private static ProcessBuilder command(Path home, String... arguments) throws IOException {
        var temporary = Files.createDirectories(home.resolve("tmp"));
        var builder = ChildProcess.command(arguments);
        builder.command().addAll(1, List.of("-Djava.io.tmpdir=" + temporary));
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().put("SQLITE_TMPDIR", temporary.toString());
        return builder.directory(Files.createDirectories(home.resolve("work")).toFile());
    }

    private static int port(Path log, Process process) throws IOException {
        var address = ADDRESS.matcher(Files.readString(log, UTF_8));
        if (address.find()) {
            return Integer.parseInt(address.group(1));
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("The service ended instead of starting: " + Files.readString(log, UTF_8));
        }
        return 0;
    }

    @Override
    public Api api() {
        return new Api(port);
    }

    @Override
    public String token(String subject, ActorRole... roles) {
        return LocalService.token(data, subject, roles);
    }

    /** SIGTERM: it ends in order. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** SIGKILL: it leaves its files as they are. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
