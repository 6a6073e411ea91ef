package org.mentorship.api.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.RunMode;
import org.mentorship.contract.privacy.KeyEncryptionKeyFile;
import org.mentorship.contract.privacy.KeyRotations;
import org.mentorship.contract.privacy.KeyRotations.Outcome;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Puts the stored keys under a new key-encryption key. */
@Command(
        name = "rotate-keys",
        description = "Put the stored keys under a new key-encryption key.",
        footer = {
            "",
            "Of a data directory whose service is stopped, the new key is made in its file kek; the former one is kept beside it as"
                    + " kek.former, since backups made before need it.",
            "If MENTORSHIP_KEK gives the key, and in a cluster, give the new one as MENTORSHIP_NEW_KEK (32 bytes in Base64). Write it"
                    + " to a file first: without it nobody can ever read any name or note.",
            "  (umask 077; openssl rand -base64 32 > FILE)",
            "  MENTORSHIP_NEW_KEK=$(cat FILE) ./mentorship rotate-keys --data DIR",
            "The files of both can be named instead: MENTORSHIP_KEYENCRYPTIONKEYFILE, MENTORSHIP_NEWKEYENCRYPTIONKEYFILE. May be"
                    + " stopped at any point and run again: it goes on from where it is."
        },
        sortOptions = false)
final class RotateKeysCommand implements Callable<Integer> {

    static final String KEY = "MENTORSHIP_KEK";
    private static final String NEW_KEY = "MENTORSHIP_NEW_KEK";
    private static final String MONGODB = "MENTORSHIP_MONGODB_URI";
    private static final String MODE = "MENTORSHIP_MODE";

    private static final int NAMED = 10;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Option(
            names = "--mongodb",
            paramLabel = "URI",
            description =
                    "Of a cluster, the MongoDB of its keys; MENTORSHIP_MONGODB_URI if not given and MENTORSHIP_MODE is"
                            + " cluster. Its processes may run, if they were started with MENTORSHIP_NEW_KEK.")
    private @Nullable String mongodb;

    @ParentCommand
    private @Nullable Launcher launcher;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var terminal = Objects.requireNonNull(spec).commandLine();
        if (!Objects.requireNonNull(launcher).verbose()) {
            quieten();
        }
        var cluster = cluster();
        Outcome outcome;
        try (var shown = new Shown(terminal.getErr())) {
            var rotations = KeyRotations.load();
            outcome = cluster == null
                    ? rotations.ofDataDirectory(
                            data.path(),
                            System.getenv(KEY),
                            KeyEncryptionKeyFile.CURRENT.inEnvironment(),
                            System.getenv(NEW_KEY),
                            KeyEncryptionKeyFile.NEXT.inEnvironment(),
                            shown)
                    : rotations.ofCluster(
                            cluster,
                            System.getenv(KEY),
                            KeyEncryptionKeyFile.CURRENT.inEnvironment(),
                            System.getenv(NEW_KEY),
                            KeyEncryptionKeyFile.NEXT.inEnvironment(),
                            shown);
        }
        print(outcome, cluster != null, terminal.getOut());
        warn(outcome, terminal.getErr());
        return 0;
    }

    /** Spring, which is not started, would set up the log; without it, drivers tell of every connection. */
    private static void quieten() {
        LoggingSystem.get(RotateKeysCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }

    private @Nullable String cluster() {
        if (mongodb != null) {
            return mongodb;
        }
        if (!RunMode.CLUSTER_VALUE.equalsIgnoreCase(System.getenv(MODE))) {
            return null;
        }
        var uri = System.getenv(MONGODB);
        if (uri == null || uri.isBlank()) {
            throw new CliFailure(
                    "MONGODB_URI_MISSING", "Say where the keys of the cluster are: --mongodb or " + MONGODB);
        }
        return uri;
    }

    private static void print(Outcome outcome, boolean ofCluster, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "All %,d keys%s are under the new key-encryption key; %,d were put under it now.%n",
                outcome.keys(),
                outcome.unopened().isEmpty() ? "" : " but " + outcome.unopened().size(),
                outcome.rewrapped());
        if (outcome.keyFile() != null) {
            out.println("It is in " + outcome.keyFile() + ". Backups made before need the former key; take a new one.");
        } else if (ofCluster) {
            out.println("Restart every process with the new key as " + KEY + " and without " + NEW_KEY
                    + ", then run this once more, as now: it should find nothing left to do.");
        } else {
            if (System.getenv(NEW_KEY) == null && KeyEncryptionKeyFile.NEXT.inEnvironment() == null) {
                out.println("No new key was named as " + NEW_KEY
                        + ": what an earlier call began was ended, and nothing else.");
            }
            out.println("Start the service with it as " + KEY + " and without " + NEW_KEY
                    + ". Backups made before need the former key; take a new one.");
        }
        if (outcome.asideFile() != null) {
            out.println("The kek that was there opens nothing here any more. It is kept as " + outcome.asideFile()
                    + ": delete it once the service has started and no backup needs it.");
        }
        out.flush();
    }

    private static void warn(Outcome outcome, PrintWriter err) {
        var unopened = outcome.unopened();
        if (unopened.isEmpty()) {
            return;
        }
        err.printf(
                Locale.ROOT,
                "mentorship: keys that open with neither key-encryption key were left as they are: %s%s. What is damaged may be"
                        + " readable in a backup from before; what is under a third key is put under the new one by giving that"
                        + " as %s, and the new one as %s%n",
                String.join(", ", unopened.subList(0, Math.min(NAMED, unopened.size()))),
                unopened.size() > NAMED ? ", …" : "",
                KEY,
                NEW_KEY);
        err.flush();
    }

    /** Shows how far it has come, where that takes long enough. */
    private static final class Shown implements KeyRotations.Progress, AutoCloseable {

        private static final long WORTH_SHOWING = 10_000;

        private final PrintWriter err;
        private @Nullable Progress progress;

        Shown(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void reached(long done, long total) {
            if (total < WORTH_SHOWING) {
                return;
            }
            var shown = progress;
            if (shown == null) {
                shown = Progress.start(err, "Keys", total);
                progress = shown;
            }
            shown.reach(done);
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.finish();
            }
        }
    }
}
