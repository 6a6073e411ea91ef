package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** System calls on some files of a running process that fail until this is closed. By {@code strace}. */
final class DiskFault implements AutoCloseable {

    private static final String ATTACHED = "attached";
    private static final long PATIENCE_SECONDS = 60;

    private final Process strace;

    private DiskFault(Process strace) {
        this.strace = strace;
    }

    /** Whether processes can be traced here. */
    static boolean isPossible() throws InterruptedException {
        try {
            var process = new ProcessBuilder("sleep", Long.toString(PATIENCE_SECONDS)).start();
            try (var _ = begin(process.pid(), "fsync", "EIO", List.of())) {
                return true;
            } finally {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Returns once the fault is there.
     *
     * @param error the name of an {@code errno}
     * @param files those that it is about; all if there are none
     */
    static DiskFault begin(long pid, String calls, String error, List<Path> files) throws IOException {
        var command = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null", "-e", "trace=" + calls));
        command.addAll(List.of("-e", "inject=" + calls + ":error=" + error));
        files.forEach(file -> command.addAll(List.of("-P", file.toString())));
        command.addAll(List.of("-p", Long.toString(pid)));
        var strace = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new StringBuilder();
        var output = new BufferedReader(strace.inputReader(UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line);
            if (line.contains(ATTACHED)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return new DiskFault(strace);
            }
        }
        throw new IOException(said.toString());
    }

    /** The fault is gone when this returns. */
    @Override
    public void close() throws InterruptedException {
        strace.destroy(); // it lets go of the process, and ends
        if (!strace.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            strace.destroyForcibly();
            throw new IllegalStateException("strace does not end");
        }
    }
}
