package org.mentorship.api.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mentorship.api.cli.CliFailure;

/** Runs rows one after the other, each in a fresh process: nothing that one leaves behind shows in the next. */
public final class Bench {

    private static final List<Row> ROWS = List.of(
            new CommandThroughput(),
            new HundredthMeeting(),
            new LiveProjection(),
            new AsOfQuery(),
            new MentorshipQuery(),
            new MutationReadYourWrites(),
            new StartUp());

    private final Path directory;
    private final boolean quick;
    private final PrintWriter progress;

    /**
     * @param directory to work in; each row gets a folder of its own, which is deleted afterwards
     * @param quick whether to try out that everything works, with sizes that say nothing about speed
     */
    public Bench(Path directory, boolean quick, PrintWriter progress) {
        this.directory = directory;
        this.quick = quick;
        this.progress = progress;
    }

    /** The names of all rows, in the order in which they run. */
    public static List<String> names() {
        return ROWS.stream().map(Row::name).toList();
    }

    /**
     * Measures rows, each in a process of its own; quickly, in this one.
     *
     * @param names those to measure; all if empty
     * @throws CliFailure UNKNOWN_ROW, or BENCH_FAILED
     */
    public List<Figure> run(Set<String> names) {
        var unknown = names.stream().filter(name -> !names().contains(name)).collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new CliFailure("UNKNOWN_ROW", "There is no row " + unknown + "; choose from " + names() + ".");
        }
        var figures = new ArrayList<Figure>();
        for (var row : ROWS) {
            if (names.isEmpty() || names.contains(row.name())) {
                progress.println(row.name() + " …");
                progress.flush();
                figures.addAll(quick ? measureHere(row) : measureApart(row));
            }
        }
        return figures;
    }

    /** Measures one row in this process. */
    public List<Figure> runHere(String name) {
        return measureHere(ROWS.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CliFailure("UNKNOWN_ROW", "There is no row " + name + ".")));
    }

    private List<Figure> measureHere(Row row) {
        try {
            Files.createDirectories(directory);
            var folder = Files.createTempDirectory(directory, "bench-" + row.name() + "-");
            try {
                return row.measure(new Stage(folder, quick, progress));
            } finally {
                delete(folder);
            }
        } catch (CliFailure known) {
            throw known;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(row, e);
        } catch (Exception e) {
            throw failed(row, e);
        }
    }

    private List<Figure> measureApart(Row row) {
        try {
            Files.createDirectories(directory);
            var answer = Files.createTempFile(directory, "bench-", ".json");
            try {
                var status = ThisProgram.launcher(
                                row.jvmOptions(),
                                List.of(
                                        "bench",
                                        "--here",
                                        row.name(),
                                        "--data",
                                        directory.toString(),
                                        "--json",
                                        answer.toString()))
                        .inheritIO()
                        .start()
                        .waitFor();
                if (status != 0) {
                    throw new CliFailure(
                            "BENCH_FAILED", row.name() + " ended with status " + status + "; see the lines above.");
                }
                return FiguresJson.read(answer);
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(row, e);
        } catch (IOException e) {
            throw failed(row, e);
        }
    }

    private static CliFailure failed(Row row, Exception e) {
        return new CliFailure("BENCH_FAILED", row.name() + " could not be measured: " + e, e);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
