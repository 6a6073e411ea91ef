package org.mentorship.api.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes over a directory, where the test may mount one. */
record SmallDisk(Path path, boolean isMounted) implements AutoCloseable {

    static SmallDisk at(Path directory) throws InterruptedException {
        return new SmallDisk(
                directory, succeeds("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", directory.toString()));
    }

    /** Writes a file that takes all the room there is; gives it. */
    Path fill() throws IOException {
        var file = path.resolve("filling");
        try (var output = Files.newOutputStream(file)) {
            while (true) {
                output.write(new byte[1 << 10]);
            }
        } catch (IOException _) {
            return file;
        }
    }

    /** Not while somebody has a file of it open for writing. */
    void turnReadOnly() throws InterruptedException {
        remount("ro");
    }

    void turnWritable() throws InterruptedException {
        remount("rw");
    }

    private void remount(String how) throws InterruptedException {
        if (!succeeds("mount", "-o", "remount," + how, path.toString())) {
            throw new IllegalStateException(path + " cannot be made " + how);
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (isMounted) {
            succeeds("umount", "--lazy", path.toString());
        }
    }
}
