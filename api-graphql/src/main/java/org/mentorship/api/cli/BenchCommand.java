package org.mentorship.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.bench.Bench;
import org.mentorship.api.bench.Figure;
import org.mentorship.api.bench.FiguresJson;
import org.mentorship.api.bench.FiguresTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures speed and size. */
@Command(
        name = "bench",
        description = "Measure speed and size, as ratios to baselines of the same run.",
        footer = {"", "Rows: command-throughput, hundredth-meeting and so on; see docs/benchmarks.md for all of them."},
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {

    @Option(names = "--rows", split = ",", paramLabel = "ROW", description = "Measure these only; several with commas.")
    private Set<String> rows = new LinkedHashSet<>();

    @Option(names = "--quick", description = "Only try out that everything works; the figures then mean nothing.")
    private boolean quick;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where to work, so which disk to measure; the system's temporary folder if not given.")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to this file.")
    private @Nullable Path json;

    @Option(names = "--here", hidden = true, paramLabel = "ROW", description = "Measure one row in this process.")
    private @Nullable String here;

    @Option(names = "--history", hidden = true, paramLabel = "DIR", description = "The history that the row looks at.")
    private @Nullable Path history;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var bench = new Bench(directory.toAbsolutePath(), quick, out);
        if (here == null) {
            var figures = bench.run(rows);
            FiguresTable.print(figures, quick, out);
            write(figures);
        } else {
            write(bench.runHere(here, history));
        }
        return 0;
    }

    private void write(List<Figure> figures) {
        if (json == null) {
            return;
        }
        try {
            FiguresJson.write(json, figures);
        } catch (IOException e) {
            throw new CliFailure("FILE_NOT_WRITABLE", "Cannot write " + json + ": " + e.getMessage(), e);
        }
    }
}
