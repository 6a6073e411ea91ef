package org.mentorship.api.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.migrate.MigrationProcess;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.migration.MigrationFailure;
import org.mentorship.contract.migration.MigrationProgress;
import org.mentorship.contract.migration.MigrationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Moves what an embedded service keeps to the stores of a cluster. */
@Command(
        name = "migrate",
        description = "Copy the data directory of a stopped service to an Axon Server and a MongoDB, and compare.",
        footer = {
            "",
            "May be stopped at any point and run again: it goes on from where it is. The data directory is not changed."
                    + " The settings of the cluster mode, such as MENTORSHIP_AXONSERVER_TLS_ENABLED, hold here too."
        },
        sortOptions = false)
final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(
            names = "--axonserver",
            paramLabel = "HOST:PORT[,…]",
            description = "The nodes of Axon Server; MENTORSHIP_AXONSERVER_SERVERS if not given, else localhost:8124.")
    private @Nullable String servers;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description =
                    "The context that the events go to; MENTORSHIP_AXONSERVER_CONTEXT if not given, else default.")
    private @Nullable String context;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "The access token of Axon Server, where it asks for one; better given as"
                    + " MENTORSHIP_AXONSERVER_TOKEN, which other users of this machine do not see.")
    private @Nullable String token;

    @Option(
            names = "--mongodb",
            paramLabel = "URI",
            description = "The MongoDB that keys and to-do lists go to; MENTORSHIP_MONGODB_URI if not given.")
    private @Nullable String mongodb;

    @Option(names = "--verify-only", description = "Copy nothing; compare both, event by event.")
    private boolean verifyOnly;

    @ParentCommand
    private @Nullable Launcher launcher;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var terminal = Objects.requireNonNull(spec).commandLine();
        var directory = data.path();
        var progress = new Steps(terminal.getErr());
        try {
            var report = MigrationProcess.with(
                    directory,
                    settings(),
                    Objects.requireNonNull(launcher).verbose(),
                    migration -> verifyOnly ? migration.verify(progress) : migration.run(progress));
            progress.end();
            print(report, directory, terminal.getOut());
            if (!report.matches()) {
                throw new CliFailure(
                        "HISTORIES_DIFFER",
                        "Axon Server and MongoDB do not hold what " + directory + " holds; see above.");
            }
            return 0;
        } catch (RuntimeException problem) {
            progress.end();
            throw explained(problem);
        }
    }

    private List<String> settings() {
        var settings = new ArrayList<String>();
        add(settings, "mentorship.axonserver.servers", servers);
        add(settings, "mentorship.axonserver.context", context);
        add(settings, "mentorship.axonserver.token", token);
        add(settings, "mentorship.mongodb.uri", mongodb);
        return settings;
    }

    private static void add(List<String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.add(name + "=" + value);
        }
    }

    private static RuntimeException explained(RuntimeException problem) {
        return MigrationFailure.in(problem)
                .<RuntimeException>map(
                        known -> new CliFailure(known.code().name(), String.valueOf(known.getMessage()), problem))
                .or(() -> StartupFailure.in(problem))
                .orElse(problem);
    }

    private void print(MigrationReport report, Path directory, PrintWriter out) {
        if (!verifyOnly) {
            out.printf("Copied %,d events.%n", report.copied());
        }
        out.printf(
                """
                  Data directory  %,d events, sha256 %s
                  Axon Server     %,d events, sha256 %s
                """,
                report.source().events(),
                report.source().sha256(),
                report.target().events(),
                report.target().sha256());
        print("Keys", report.keys(), out);
        print("To-do list", report.todos(), out);
        var difference = report.difference();
        if (difference != null) {
            out.printf("DIFFERENT from position %,d on: %s%n", difference.position(), difference.what());
        }
        if (report.later() > 0) {
            out.printf("Axon Server holds %,d later events, which the cluster has recorded since.%n", report.later());
        }
        if (report.matches()) {
            out.printf("MATCH: every event is the same, in the same place.%n");
            if (report.later() == 0) {
                printNextStep(directory, out);
            }
        }
        out.flush();
    }

    private static void print(String what, MigrationReport.Kept kept, PrintWriter out) {
        out.printf(
                "  %-15s %,d here, %,d there%s%n",
                what,
                kept.source(),
                kept.target(),
                kept.differing() == 0 ? "" : ", %,d of them other or missing there".formatted(kept.differing()));
    }

    private static void printNextStep(Path directory, PrintWriter out) {
        var key = directory.resolve("kek");
        var isInFile = System.getenv(RotateKeysCommand.KEY) == null && Files.exists(key);
        out.printf("""
                Next: start the processes of the cluster, with the same key-encryption key (%s):
                  ./mentorship run --mode cluster
                and do not start the embedded service on %s any more.
                """, isInFile ? "MENTORSHIP_KEYENCRYPTIONKEYFILE=" + key : RotateKeysCommand.KEY, directory);
        out.flush();
    }

    /** Shows each step as it comes. */
    private static final class Steps implements MigrationProgress {

        private final PrintWriter err;
        private @Nullable Progress current;

        Steps(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void begin(String step, long total) {
            end();
            current = Progress.start(err, step, total);
        }

        @Override
        public void done(long more) {
            if (current != null) {
                current.reach(current.done() + more);
            }
        }

        void end() {
            if (current != null) {
                current.finish();
                current = null;
            }
        }
    }
}
