package org.mentorship.api.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.security.SigningKey;
import org.mentorship.contract.backup.StoreBackups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a data directory of a backup. */
@Command(
        name = "restore",
        description = "Make a data directory of a backup, after checking all of it.",
        footer = {
            "",
            "The data directory must be new or empty. Nothing starts on it before all of it is there; what was erased since"
                    + " the backup was made has to be erased again, see docs/operations.md."
        },
        sortOptions = false)
final class RestoreCommand implements Callable<Integer> {

    private static final double MEBIBYTE = 1 << 20;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "BACKUP",
            description = "The directory that ./mentorship backup made.")
    private Path from = Path.of("");

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var terminal = Objects.requireNonNull(spec).commandLine();
        var directory = data.path();
        try (var progress = new CopyingProgress(terminal.getErr())) {
            var restored = StoreBackups.load().restore(from.toAbsolutePath().normalize(), directory, progress);
            var out = terminal.getOut();
            out.printf(
                    Locale.ROOT,
                    "Restored %s (%,.1f MiB), backed up at %s, into %s%n",
                    BackupCommand.events(restored),
                    restored.bytes() / MEBIBYTE,
                    restored.takenAt(),
                    directory);
            out.println("What came after is not in it, also no erasure: erase again whose data was erased since.");
            if (!restored.holdsKeyEncryptionKey()) {
                out.println("The key that opens names and notes is not in it: before the start, copy it to "
                        + directory.resolve("kek") + " or set MENTORSHIP_KEK.");
            }
            if (!SigningKey.exists(directory)) {
                out.println(
                        "No key that signs tokens is in it: the start makes a new one, unless an issuer is set, and those"
                                + " that ./mentorship token made before are invalid.");
            }
            out.println("To start it: ./mentorship run --data " + directory);
            out.flush();
        }
        return 0;
    }
}
