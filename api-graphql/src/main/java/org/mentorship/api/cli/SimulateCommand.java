package org.mentorship.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.simulate.Simulation;
import org.mentorship.contract.OwnerOnly;
import org.mentorship.contract.StartupFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a history of any size in a new data directory. */
@Command(
        name = "simulate",
        description = "Make a realistic history through real commands, reproducibly from a seed.",
        footer = {
            "",
            "The data directory must be new or empty; it is made for simulated time. The same options make the same"
                    + " history, which the digest at the end shows; texts are encrypted under other keys each time."
        },
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {

    private static final int MOST_MENTORSHIPS = 1_000_000;
    private static final int MOST_MONTHS = 120;

    @Option(
            names = "--mentorships",
            required = true,
            paramLabel = "N",
            description =
                    "How many mentorships are proposed, up to 1,000,000: of each twenty 14 one-on-one, 3 of groups,"
                            + " 2 of peers and 1 reverse. Ten make about 800 events in six months.")
    private int mentorships;

    @Option(
            names = "--months",
            paramLabel = "M",
            defaultValue = "6",
            description = "How many months of 30 days pass, up to 120; ${DEFAULT-VALUE} if not given.")
    private int months;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "A whole number that everything is drawn from; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Mixin
    private DataDirectory data = new DataDirectory("data-simulated");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        requireWithin("--mentorships", mentorships, MOST_MENTORSHIPS);
        requireWithin("--months", months, MOST_MONTHS);
        var directory = data.path();
        requireEmpty(directory);
        make(directory);
        var terminal = Objects.requireNonNull(spec).commandLine();
        var out = terminal.getOut();
        out.printf(
                "Simulating %,d mentorships over %d months, seed %d, into %s%n", mentorships, months, seed, directory);
        out.flush();
        try {
            var made = Simulation.run(directory, new Simulation.Size(mentorships, months, seed), terminal.getErr());
            var seconds = made.took().toNanos() / 1e9;
            out.printf(
                    """
                    Made %,d events by %,d commands of people and the automations in %.1f s, %,.0f events/s.
                    Digest of the history: sha256 %s
                    To look at it: ./mentorship run --data %s
                    """,
                    made.history().events(),
                    made.commands(),
                    seconds,
                    made.history().events() / seconds,
                    made.history().sha256(),
                    directory);
            out.flush();
            return 0;
        } catch (RuntimeException problem) {
            throw StartupFailure.in(problem)
                    .<RuntimeException>map(known -> known)
                    .orElse(problem);
        }
    }

    private void requireWithin(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "%s must be 1 to %,d, not %d".formatted(option, most, value));
        }
    }

    /** Before anything is started, which would say more than one line about it. */
    private static void make(Path directory) {
        try {
            Files.createDirectories(directory, OwnerOnly.directory(directory));
        } catch (IOException e) {
            throw notWritable(directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw notWritable(directory, null);
        }
    }

    private static CliFailure notWritable(Path directory, @Nullable IOException cause) {
        return new CliFailure(
                "DATA_DIR_NOT_WRITABLE",
                directory + " cannot be made or written; name another directory with --data.",
                cause);
    }

    private static void requireEmpty(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new CliFailure(
                    "DATA_DIR_NOT_WRITABLE", directory + " is not a directory; name another one with --data.");
        }
        try (var files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new CliFailure(
                        "DATA_DIR_NOT_EMPTY",
                        directory
                                + " is not empty; a simulation begins anew: delete it, or name another one with --data.");
            }
        } catch (IOException e) {
            throw new CliFailure("DATA_DIR_NOT_WRITABLE", "Cannot read " + directory + ": " + e.getMessage(), e);
        }
    }
}
