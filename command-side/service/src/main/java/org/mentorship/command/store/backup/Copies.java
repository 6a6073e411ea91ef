package org.mentorship.command.store.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.mentorship.contract.OwnerOnly;
import org.mentorship.contract.Synced;

/** Files that nobody but their owner can read, as they hold keys. */
final class Copies {

    private static final int BUFFER = 1 << 20;

    private Copies() {}

    static void makeDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, OwnerOnly.directory(directory));
    }

    static void makeDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, OwnerOnly.directory(directory));
    }

    static void makeFile(Path file) throws IOException {
        Files.createFile(file, OwnerOnly.file(file));
    }

    /** The path itself, or of what it is in, the nearest that is there. */
    static Path nearest(Path absolute) {
        var there = absolute;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }

    /**
     * Copies a file that nobody changes, and brings the copy to disk.
     *
     * @param copied is told the bytes that are copied, more each time
     * @return the SHA-256 of what was copied
     */
    static String copy(Path from, Path to, LongConsumer copied) throws IOException {
        makeFile(to);
        try (var out = Files.newOutputStream(to, StandardOpenOption.WRITE)) {
            var digest = digest(from, out, copied);
            Synced.file(to);
            return digest;
        }
    }

    /** The SHA-256 of a file, in lower-case hex. */
    static String digest(Path file, LongConsumer read) throws IOException {
        return digest(file, OutputStream.nullOutputStream(), read);
    }

    private static String digest(Path file, OutputStream out, LongConsumer read) throws IOException {
        var sha256 = sha256();
        var target = new DigestOutputStream(out, sha256);
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER];
            var done = 0L;
            for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                target.write(buffer, 0, length);
                done += length;
                read.accept(done);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Deletes a directory and the files in it. */
    static void discard(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
