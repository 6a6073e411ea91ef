package org.mentorship.api.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Data directories with a history of some size each, made by the {@code simulate} command when first asked for. */
final class Histories implements AutoCloseable {

    /** What a simulated mentorship comes to in six months. */
    private static final int EVENTS_PER_MENTORSHIP = 78;

    private final Path directory;
    private final PrintWriter progress;
    private final Map<Integer, Path> made = new HashMap<>();

    Histories(Path directory, PrintWriter progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /** A data directory of about so many events; to be used by one process at a time, and only to be looked at. */
    Path of(int events) throws IOException, InterruptedException {
        var known = made.get(events);
        if (known != null) {
            return known;
        }
        var history = Files.createTempDirectory(directory, "bench-history-");
        made.put(events, history);
        progress.printf("making a history of about %,d events …%n", events);
        progress.flush();
        var mentorships = Math.ceilDiv(events, EVENTS_PER_MENTORSHIP);
        var log = history.resolveSibling(history.getFileName() + ".log");
        try {
            var status = ThisProgram.launcher(
                            List.of(),
                            List.of(
                                    "simulate",
                                    "--mentorships",
                                    Integer.toString(mentorships),
                                    "--seed",
                                    "1",
                                    "--data",
                                    history.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("No history could be made: " + Files.readString(log));
            }
        } finally {
            Files.deleteIfExists(log);
        }
        return history;
    }

    @Override
    public void close() throws IOException {
        for (var history : made.values()) {
            Folders.delete(history);
        }
    }
}
