package org.mentorship.command.rotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Rotates in a process of its own, which dies without a word at its n-th sign of life. */
final class KilledRotation {

    static final int DIED = 99;

    private KilledRotation() {}

    /** @param arguments the data directory, and when to die */
    public static void main(String[] arguments) {
        var left = new AtomicInteger(Integer.parseInt(arguments[1]));
        Runnable sign = () -> {
            if (left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(DIED);
            }
        };
        new StoredKeyRotations(_ -> sign.run())
                .ofDataDirectory(Path.of(arguments[0]), null, null, (_, _) -> sign.run());
    }

    /** Returns the exit status: {@link #DIED}, or 0 if it was done before. */
    static int run(Path data, int when) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRotation.class.getName(),
                        data.toString(),
                        Integer.toString(when))
                .inheritIO()
                .start()
                .waitFor();
    }
}
