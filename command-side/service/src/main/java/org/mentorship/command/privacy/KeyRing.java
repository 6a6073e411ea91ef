package org.mentorship.command.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.StartupFailure;

/**
 * The key-encryption keys that a process knows: one, and while the keys are put under another one, that as well. Which of
 * them wraps new keys is said by the check value in the store, so that all processes agree, whatever they were started with.
 *
 * @param next null where no other one was named
 */
public record KeyRing(KeyEncryptionKey current, @Nullable KeyEncryptionKey next) {

    private static final String CHECK = "key-encryption-key check";

    /** Of one key. */
    public static KeyRing of(KeyEncryptionKey only) {
        return new KeyRing(only, null);
    }

    private Stream<KeyEncryptionKey> all() {
        return Stream.concat(Stream.of(current), Stream.ofNullable(next));
    }

    /** The check value of a store whose keys are wrapped by this key. */
    static byte[] checkOf(KeyEncryptionKey key) {
        return key.wrap(CHECK.getBytes(StandardCharsets.UTF_8), CHECK);
    }

    /** Whether a key made a check value. */
    static boolean opens(KeyEncryptionKey key, byte[] check) {
        try {
            key.unwrap(check, CHECK);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The key that made a check value, if it is one of these. */
    Optional<KeyEncryptionKey> opening(byte[] check) {
        return all().filter(key -> opens(key, check)).findFirst();
    }

    /**
     * The key that made a check value.
     *
     * @param name of the store, for the message
     * @throws StartupFailure if it is none of these
     */
    KeyEncryptionKey requireOpening(byte[] check, String name) {
        return opening(check)
                .orElseThrow(() -> new StartupFailure(
                        StartupFailure.Code.KEY_ENCRYPTION_KEY_WRONG,
                        "The key-encryption key of " + origins() + " does not open " + name
                                + "; give the key that was used before, or, if it was exchanged by rotate-keys, the new one, as "
                                + KeyEncryptionKey.VARIABLE));
    }

    private String origins() {
        return String.join(" or ", all().map(KeyEncryptionKey::origin).toList());
    }

    /** @throws GeneralSecurityException if none of these wrapped it */
    byte[] unwrap(byte[] wrapped, String subject) throws GeneralSecurityException {
        var other = next;
        if (other == null) {
            return current.unwrap(wrapped, subject);
        }
        try {
            return current.unwrap(wrapped, subject);
        } catch (GeneralSecurityException e) {
            return other.unwrap(wrapped, subject);
        }
    }
}
