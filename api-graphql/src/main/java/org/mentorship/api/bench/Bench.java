package org.mentorship.api.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.cli.CliFailure;

/** Runs rows one after the other, each in a fresh process: nothing that one leaves behind shows in the next. */
public final class Bench {

    private static final List<Row> ROWS = List.of(
            new CommandThroughput(),
            new HundredthMeeting(),
            new LiveProjection(),
            new FoldReplay(),
            new RebuildAtStart(),
            new AsOfQuery(),
            new MentorshipQuery(),
            new MutationReadYourWrites(),
            new StartUp(),
            new Memory(),
            new InCluster());
    private static final int QUICK_EVENTS = 1_000;

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

    /**
     * Measures rows, each in a process of its own; quickly, in this one.
     *
     * @param names those to measure; all if empty
     * @throws CliFailure UNKNOWN_ROW, or BENCH_FAILED
     */
    public List<Figure> run(Set<String> names) {
        names.forEach(Bench::row);
        try (var histories = new Histories(Files.createDirectories(directory), progress)) {
            var figures = new ArrayList<Figure>();
            for (var row : ROWS) {
                if (names.isEmpty() || names.contains(row.name())) {
                    figures.addAll(possible(row) ? run(row, histories) : List.of());
                }
            }
            return figures;
        } catch (IOException e) {
            throw failed("The benchmark", e);
        }
    }

    /**
     * Measures one row in this process.
     *
     * @param history a data directory with the history that the row asks for; null if it asks for none
     * @throws CliFailure UNKNOWN_ROW, or BENCH_FAILED
     */
    public List<Figure> runHere(String name, @Nullable Path history) {
        return measureHere(row(name), history);
    }

    private static Row row(String name) {
        return ROWS.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CliFailure(
                        "UNKNOWN_ROW",
                        "There is no row " + name + "; choose from "
                                + ROWS.stream().map(Row::name).collect(Collectors.joining(", ")) + "."));
    }

    private boolean possible(Row row) {
        var whyNot = row.whyNot();
        if (whyNot != null) {
            progress.println(row.name() + ": not measured, " + whyNot);
            progress.flush();
        }
        return whyNot == null;
    }

    private List<Figure> run(Row row, Histories histories) {
        try {
            var events = quick ? Math.min(row.historyEvents(), QUICK_EVENTS) : row.historyEvents();
            var history = events == 0 ? null : histories.of(events);
            progress.println(row.name() + " …");
            progress.flush();
            return quick ? measureHere(row, history) : measureApart(row, history);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(row.name(), e);
        } catch (IOException e) {
            throw failed(row.name(), e);
        }
    }

    private List<Figure> measureHere(Row row, @Nullable Path history) {
        try {
            var folder = Files.createTempDirectory(directory, "bench-" + row.name() + "-");
            try {
                return row.measure(new Stage(folder, history, quick, progress));
            } finally {
                Folders.delete(folder);
            }
        } catch (CliFailure known) {
            throw known;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(row.name(), e);
        } catch (Exception e) {
            throw failed(row.name(), e);
        }
    }

    private List<Figure> measureApart(Row row, @Nullable Path history) throws IOException, InterruptedException {
        var runs = new ArrayList<List<Figure>>();
        for (var i = 0; i < row.processes(); i++) {
            runs.add(measureOnceApart(row, history));
        }
        return IntStream.range(0, runs.getFirst().size())
                .mapToObj(i -> Figure.median(
                        runs.stream().map(figures -> figures.get(i)).toList()))
                .toList();
    }

    private List<Figure> measureOnceApart(Row row, @Nullable Path history) throws IOException, InterruptedException {
        var answer = Files.createTempFile(directory, "bench-", ".json");
        try {
            var arguments = new ArrayList<>(List.of(
                    "bench", "--here", row.name(), "--data", directory.toString(), "--json", answer.toString()));
            if (history != null) {
                arguments.addAll(List.of("--history", history.toString()));
            }
            var status = ThisProgram.launcher(row.jvmOptions(), arguments)
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
    }

    private static CliFailure failed(String what, Exception e) {
        return new CliFailure("BENCH_FAILED", what + " could not be measured: " + e, e);
    }
}
