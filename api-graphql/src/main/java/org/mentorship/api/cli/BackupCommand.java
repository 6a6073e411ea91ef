package org.mentorship.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.demo.DemoPlan;
import org.mentorship.api.security.SigningKey;
import org.mentorship.contract.backup.BackupSummary;
import org.mentorship.contract.backup.StoreBackups;
import org.mentorship.contract.privacy.KeyEncryptionKeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies a data directory, also while the service runs on it. */
@Command(
        name = "backup",
        description = "Copy a data directory, also while the service runs on it.",
        footer = {
            "",
            "The backup holds everything that was acknowledged before the command was given. It is checked before it"
                    + " appears under its name, and can be read by its owner only: keep it as secret as the data directory.",
            "If MENTORSHIP_KEK gives the key that opens all others, or MENTORSHIP_KEYENCRYPTIONKEYFILE names its file, it is not"
                    + " in the backup, nor is the one that signs tokens; give it to this command too, to have it checked that it"
                    + " opens the backup.",
            "To make a data directory of it: ./mentorship restore --from BACKUP --data DIR"
        },
        sortOptions = false)
final class BackupCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double MEBIBYTE = 1 << 20;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description =
                    "The directory that is to be the backup. If there is one already, the backup is made in it, under"
                            + " a name with the time; a backup is never overwritten.")
    private Path to = Path.of("");

    @Option(
            names = "--without-kek",
            description =
                    "Leave out the key that opens all other keys, and the one that signs tokens. Without a copy of"
                            + " the first elsewhere, no name and no note of the backup can ever be read. The second is made anew after"
                            + " a restore: tokens from before are then invalid.")
    private boolean withoutKek;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var terminal = Objects.requireNonNull(spec).commandLine();
        var started = System.nanoTime();
        var target = target();
        var request = new StoreBackups.Request(
                data.path(),
                target,
                new StoreBackups.Secrets(
                        !withoutKek,
                        System.getenv(RotateKeysCommand.KEY),
                        KeyEncryptionKeyFile.CURRENT.inEnvironment(),
                        List.of(SigningKey.FILE)),
                List.of(DemoPlan.FILE, DemoPlan.FINISHED),
                version());
        BackupSummary made;
        try (var progress = new CopyingProgress(terminal.getErr())) {
            made = StoreBackups.load().backUp(request, progress);
        }
        var out = terminal.getOut();
        out.printf(
                Locale.ROOT,
                "Backed up %s (%,.1f MiB) of %s in %.1f s: %s%n",
                events(made),
                made.bytes() / MEBIBYTE,
                data.path(),
                (System.nanoTime() - started) / 1e9,
                target);
        if (made.holdsKeyEncryptionKey()) {
            out.println(
                    "With the key that opens every name and note (kek), and the one that signs tokens (jwt-key.json) if"
                            + " there is one: who can read the backup can read them, and be anybody to the service.");
        } else {
            out.println(
                    "Without the key that opens names and notes (kek or MENTORSHIP_KEK): keep a copy of it elsewhere,"
                            + " or nobody can ever read them.");
            out.println(
                    "Without the key that signs tokens (jwt-key.json): a new one is made after a restore, and tokens from"
                            + " before are then invalid.");
        }
        out.flush();
        return 0;
    }

    private Path target() {
        var named = to.toAbsolutePath().normalize();
        return Files.isDirectory(named) && !StoreBackups.isBackup(named)
                ? named.resolve("mentorship-" + TIME.format(Instant.now()))
                : named;
    }

    /** How many events there are, and how far they reach. */
    static String events(BackupSummary backup) {
        var last = backup.lastRecordedAt();
        return last == null
                ? "an empty log"
                : "%,d events, up to position %d of %s".formatted(backup.events(), backup.events() - 1, last);
    }

    private static String version() {
        return Optional.ofNullable(BackupCommand.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
