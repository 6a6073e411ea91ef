package org.mentorship.api.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a child process prints. It is read to its end: a process whose output nobody reads stops at its next line. */
final class ChildOutput {

    private final String name;
    private final BufferedReader reader;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    ChildOutput(String name, Process process) {
        this.name = name + " " + process.pid();
        reader = process.inputReader(UTF_8);
    }

    /** The first place that matches, as soon as it is printed; empty if the process ends without it. To be called once. */
    Optional<MatchResult> await(Pattern wanted) throws IOException {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            var found = wanted.matcher(line);
            if (found.find()) {
                Thread.ofVirtual().start(this::readOn);
                return Optional.of(found.toMatchResult());
            }
        }
        return Optional.empty();
    }

    private void readOn() {
        try {
            reader.lines().forEach(lines::add);
        } catch (UncheckedIOException e) {
            lines.add("… it was killed: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "--- " + name + System.lineSeparator() + String.join(System.lineSeparator(), lines);
    }
}
