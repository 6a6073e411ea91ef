package org.mentorship.contract;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings to disk what is to be there after a loss of power, too. */
public final class Synced {

    private Synced() {}

    /** What a file holds. */
    public static void file(Path file) throws IOException {
        sync(file, StandardOpenOption.WRITE);
    }

    /** Which files a directory has. */
    public static void entries(Path directory) throws IOException {
        sync(directory, StandardOpenOption.READ);
    }

    private static void sync(Path path, OpenOption mode) throws IOException {
        try (var channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
