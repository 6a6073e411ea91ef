package org.mentorship.command.privacy;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.OwnerOnly;
import org.mentorship.contract.StartupFailure;

/** The key under which subject keys are stored: given by the environment, or made on first start and kept in a file. */
public final class KeyEncryptionKey {

    /** The environment variable: 32 bytes in Base64. */
    public static final String VARIABLE = "MENTORSHIP_KEK";

    /** The environment variable of the key that is to take the place of {@link #VARIABLE}, in the same form. */
    public static final String NEW_VARIABLE = "MENTORSHIP_NEW_KEK";

    private final Aead aead;
    private final String origin;

    private KeyEncryptionKey(byte[] key, String origin) {
        this.aead = SubjectCipher.aead(key);
        this.origin = origin;
    }

    /**
     * Takes the key from the environment if it is given there, from the file if it is not, and makes the file if nothing
     * was stored under another key yet.
     *
     * @param given the value of {@link #VARIABLE}, if set
     * @param file where the key is kept if the environment does not give it; readable by its owner only
     * @param mayMake whether no subject key was stored yet
     * @throws StartupFailure if the key is malformed or gone
     */
    public static KeyEncryptionKey load(@Nullable String given, Path file, boolean mayMake) {
        if (given != null && !given.isBlank()) {
            return new KeyEncryptionKey(decoded(given, VARIABLE), VARIABLE);
        }
        try {
            if (!Files.exists(file)) {
                if (!mayMake) {
                    throw new StartupFailure(
                            StartupFailure.Code.KEY_ENCRYPTION_KEY_MISSING,
                            file
                                    + " is gone, and the stored keys cannot be read without it; restore it from a backup, or"
                                    + " set " + VARIABLE);
                }
                make(file);
            }
            return new KeyEncryptionKey(decoded(text(file), file.toString()), file.toString());
        } catch (IOException e) {
            throw inaccessible(file, e);
        }
    }

    /**
     * The key in a file; empty if there is no such file, or what is in it is no key and so opens nothing.
     *
     * @throws StartupFailure if it cannot be read
     */
    public static Optional<KeyEncryptionKey> findIn(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return key(text(file)).map(key -> new KeyEncryptionKey(key, file.toString()));
        } catch (IOException e) {
            throw inaccessible(file, e);
        }
    }

    /** Whatever bytes there are: what is no text is no key either. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private static StartupFailure inaccessible(Path file, IOException e) {
        return new StartupFailure(
                StartupFailure.Code.DATA_DIR_NOT_WRITABLE,
                file + " cannot be read or written (" + e.getMessage() + "); give the service's user access to it",
                e);
    }

    /**
     * The key that all processes of a cluster are given; none is made.
     *
     * @param given the value of {@link #VARIABLE}, if set
     * @param file where it is, if not given
     * @throws StartupFailure if there is none, or it is malformed
     */
    public static KeyEncryptionKey given(@Nullable String given, @Nullable Path file) {
        if ((given == null || given.isBlank()) && file == null) {
            throw new StartupFailure(
                    StartupFailure.Code.KEY_ENCRYPTION_KEY_MISSING,
                    "The cluster mode needs a key-encryption key, the same for every process; set " + VARIABLE
                            + " to one made by: openssl rand -base64 32");
        }
        return load(given, file == null ? Path.of("") : file, false);
    }

    /**
     * The key that is to take the place of another; empty if none is named.
     *
     * @param given the value of {@link #NEW_VARIABLE}, if set
     * @param file where it is, if not given
     * @throws StartupFailure if it is malformed or gone
     */
    public static Optional<KeyEncryptionKey> next(@Nullable String given, @Nullable Path file) {
        if (given != null && !given.isBlank()) {
            return Optional.of(new KeyEncryptionKey(decoded(given, NEW_VARIABLE), NEW_VARIABLE));
        }
        return file == null ? Optional.empty() : Optional.of(load(null, file, false));
    }

    private static byte[] decoded(String text, String origin) {
        return key(text)
                .orElseThrow(() -> new StartupFailure(
                        StartupFailure.Code.KEY_ENCRYPTION_KEY_INVALID,
                        "The key-encryption key of " + origin
                                + " is not 32 bytes in Base64; give the key that was used before,"
                                + " or for a new data directory one made by: openssl rand -base64 32"));
    }

    private static Optional<byte[]> key(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.strip()))
                    .filter(key -> key.length == SubjectCipher.KEY_BYTES);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Atomic and durable: a key that was used is there after a crash. */
    private static void make(Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        var text = Base64.getEncoder().encode(SubjectCipher.newKey());
        try (var channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnly.file(unfinished))) {
            var bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Arrays.fill(text, (byte) 0);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Where the key is from, for messages. */
    String origin() {
        return origin;
    }

    byte[] wrap(byte[] key, String subject) {
        try {
            return aead.encrypt(key, subject.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A subject key could not be wrapped", e);
        }
    }

    byte[] unwrap(byte[] wrapped, String subject) throws GeneralSecurityException {
        return aead.decrypt(wrapped, subject.getBytes(StandardCharsets.UTF_8));
    }
}
