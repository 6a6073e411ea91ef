package org.mentorship.command.rotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Rotates in a process of its own, which dies without a word at its n-th sign of life. */
final class KilledRotation {

    static final int DIED = 99;

    private KilledRotation() {}

    /** @param arguments the data directory, when to die, and the two keys, empty where none is given */
    public static void main(String[] arguments) {
        var left = new AtomicInteger(Integer.parseInt(arguments[1]));
        Runnable sign = () -> {
            if (left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(DIED);
            }
        };
        new StoredKeyRotations(_ -> sign.run())
                .ofDataDirectory(
                        Path.of(arguments[0]),
                        given(arguments[2]),
                        null,
                        given(arguments[3]),
                        null,
                        (_, _) -> sign.run());
    }

    private static @Nullable String given(String argument) {
        return argument.isEmpty() ? null : argument;
    }

    /** Returns the exit status: {@link #DIED}, or 0 if it was done before. */
    static int run(Path data, int when, @Nullable String given, @Nullable String next)
            throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRotation.class.getName(),
                        data.toString(),
                        Integer.toString(when),
                        Objects.requireNonNullElse(given, ""),
                        Objects.requireNonNullElse(next, ""))
                .inheritIO()
                .start()
                .waitFor();
    }
}
