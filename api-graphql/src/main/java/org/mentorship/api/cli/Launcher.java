package org.mentorship.api.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.backup.BackupFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The launcher's commands. Each command is one class that is named here; it is loaded only when asked for, and only those
 * that start the service load Spring.
 */
@Command(
        name = "mentorship",
        description = "An event-sourced service for mentoring programmes.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        subcommands = {
            RunCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            RotateKeysCommand.class,
            DemoCommand.class,
            SimulateCommand.class,
            MigrateCommand.class,
            BenchCommand.class
        })
public final class Launcher implements Runnable {

    /** Exit status of a command line that makes no sense. */
    public static final int USAGE_ERROR = 2;
    /** Exit status of a command that failed. */
    public static final int FAILURE = 1;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @CommandLine.Option(
            names = "--verbose",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show log lines, and the full trace of a failure.")
    private boolean verbose;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private Launcher() {}

    /** Runs a command line and returns the exit status; 0 is success. */
    public static int run(String... arguments) {
        silenceAxon();
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        var launcher = new Launcher();
        return new CommandLine(launcher)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((problem, _) -> usageError(problem))
                .setExecutionExceptionHandler((problem, command, _) -> launcher.failure(problem, command.getErr()));
    }

    /** Before any class of Axon is loaded: it would look for newer versions, and print an advertisement. */
    private static void silenceAxon() {
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
    }

    /** Whether log lines and traces are wanted. */
    public boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        var command = Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(command, "Say which command to run");
    }

    private static int usageError(ParameterException problem) {
        var command = problem.getCommandLine();
        var message = problem instanceof UnmatchedArgumentException unmatched && command.getParent() == null
                ? "There is no command " + unmatched.getUnmatched().getFirst()
                : problem.getMessage();
        print(
                command.getErr(),
                "USAGE",
                message + "; see " + command.getCommandSpec().qualifiedName() + " --help.");
        return USAGE_ERROR;
    }

    private int failure(Exception problem, PrintWriter err) {
        if (verbose) {
            problem.printStackTrace(err);
        }
        switch (problem) {
            case CliFailure known -> {
                print(err, known.code(), known.getMessage());
                known.details().forEach(detail -> err.println("  " + detail));
            }
            case BackupFailure known -> print(err, known.code().name(), known.getMessage());
            case StartupFailure known -> print(err, known.code().name(), known.getMessage());
            default ->
                print(
                        err,
                        "INTERNAL",
                        Optional.ofNullable(problem.getMessage())
                                        .orElse(problem.getClass().getSimpleName()) + " (--verbose shows more)");
        }
        err.flush();
        return FAILURE;
    }

    private static void print(PrintWriter err, String code, @Nullable String message) {
        err.println("mentorship: " + code + ": " + String.valueOf(message).replaceAll("\\s*\\R\\s*", " "));
        err.flush();
    }
}
