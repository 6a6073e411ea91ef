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
import org.mentorship.contract.Synced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key under which subject keys are stored: given by the environment, or made on first start and kept in a file. */
public final class KeyEncryptionKey {

    /** The environment variable: 32 bytes in Base64. */
    public static final String VARIABLE = "MENTORSHIP_KEK";

    /** The environment variable of the key that is to take the place of {@link #VARIABLE}, in the same form. */
    public static final String NEW_VARIABLE = "MENTORSHIP_NEW_KEK";

    /** A key that is only in an environment is gone with it, and all that was put under it. */
    public static final String HOW_TO_MAKE = "make one in a file: (umask 077; openssl rand -base64 32 > FILE)";

    private static final Logger LOG = LoggerFactory.getLogger(KeyEncryptionKey.class);

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
        return ofVariable(VARIABLE, given).orElseGet(() -> inFile(file, mayMake));
    }

    private static KeyEncryptionKey inFile(Path file, boolean mayMake) {
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
                LOG.info(
                        "Made a key-encryption key: {}. Without it nobody can read any name or note: keep a copy of it elsewhere",
                        file);
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
        return named(VARIABLE, given, file)
                .orElseThrow(() -> new StartupFailure(
                        StartupFailure.Code.KEY_ENCRYPTION_KEY_MISSING,
                        "The cluster mode needs a key-encryption key, the same for every process; " + HOW_TO_MAKE
                                + ", and set " + VARIABLE + " to what is in it"));
    }

    /**
     * The key that the service of a data directory is given; empty if it is in the directory's own file, or is to be made there.
     *
     * @param own the directory's own file
     * @param given the value of {@link #VARIABLE}, if set
     * @param file where it is, if not given
     * @throws StartupFailure if it is malformed or gone
     */
    public static Optional<KeyEncryptionKey> besides(Path own, @Nullable String given, @Nullable Path file) {
        var isOwn = file != null
                && file.toAbsolutePath().normalize().equals(own.toAbsolutePath().normalize());
        return named(VARIABLE, given, isOwn ? null : file);
    }

    /**
     * The key that is to take the place of another; empty if none is named.
     *
     * @param given the value of {@link #NEW_VARIABLE}, if set
     * @param file where it is, if not given
     * @throws StartupFailure if it is malformed or gone
     */
    public static Optional<KeyEncryptionKey> next(@Nullable String given, @Nullable Path file) {
        return named(NEW_VARIABLE, given, file);
    }

    private static Optional<KeyEncryptionKey> named(String variable, @Nullable String given, @Nullable Path file) {
        return ofVariable(variable, given).or(() -> Optional.ofNullable(file).map(named -> inFile(named, false)));
    }

    /** An empty one is a mistake, such as a file that could not be read, and no wish to have a key made. */
    private static Optional<KeyEncryptionKey> ofVariable(String variable, @Nullable String given) {
        if (given != null && given.isBlank()) {
            throw new StartupFailure(
                    StartupFailure.Code.KEY_ENCRYPTION_KEY_INVALID,
                    variable + " is set, but empty; give the key in it, or unset it");
        }
        return Optional.ofNullable(given).map(value -> new KeyEncryptionKey(decoded(value, variable), variable));
    }

    private static byte[] decoded(String text, String origin) {
        return key(text)
                .orElseThrow(() -> new StartupFailure(
                        StartupFailure.Code.KEY_ENCRYPTION_KEY_INVALID,
                        "The key-encryption key of " + origin
                                + " is not 32 bytes in Base64; give the key that was used before,"
                                + " or for a new data directory "
                                + HOW_TO_MAKE));
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
        Synced.entries(file.toAbsolutePath().resolveSibling(""));
    }

    /** Where the key is from, for messages. */
    public String origin() {
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
