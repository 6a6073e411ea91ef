package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The service in a process of its own, as {@code ./mentorship run} starts it. */
final class ChildService implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("GraphQL\\s+http://[^:]+:(\\d+)/graphql");

    private final Process process;
    private final int port;

    private ChildService(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it on any free port, and waits until it says that it is up. */
    static ChildService start(Path data) throws IOException {
        var process = ChildProcess.command("run", "--port", "0", "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
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
    static ChildProcess.Ended startInVain(Path data, int port) throws IOException, InterruptedException {
        return ChildProcess.run("run", "--port", Integer.toString(port), "--data", data.toString());
    }

    long pid() {
        return process.pid();
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
