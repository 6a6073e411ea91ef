package org.mentorship.command.store.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.mentorship.contract.backup.CopyProgress;
import org.mentorship.contract.backup.StoreBackups;

/** Backs up or restores in a process of its own, which dies without a word at its n-th sign of progress. */
final class KilledCopy {

    static final int DIED = 99;

    private KilledCopy() {}

    /** @param arguments what to do, from where, where to, and when to die */
    public static void main(String[] arguments) {
        var from = Path.of(arguments[1]);
        var to = Path.of(arguments[2]);
        var left = new AtomicInteger(Integer.parseInt(arguments[3]));
        CopyProgress progress = (_, _, _) -> {
            if (left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(DIED);
            }
        };
        var backups = new EmbeddedStoreBackups();
        switch (arguments[0]) {
            case "backup" ->
                backups.backUp(
                        new StoreBackups.Request(
                                from, to, new StoreBackups.Secrets(true, null, null, List.of()), List.of(), "test"),
                        progress);
            default -> backups.restore(from, to, progress);
        }
    }

    /** Returns the exit status: {@link #DIED}, or 0 if it was done before. */
    static int run(String what, Path from, Path to, int when) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledCopy.class.getName(),
                        what,
                        from.toString(),
                        to.toString(),
                        Integer.toString(when))
                .inheritIO()
                .start()
                .waitFor();
    }
}
