package org.mentorship.command.privacy;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.privacy.KeyRotations.Progress;

/**
 * Puts every key of a store under another key-encryption key. Keys are plain only in memory, one at a time. At every moment
 * each of them can be opened by one of the two, and so can the check value, so that it can be called again after a kill.
 */
public final class KeyRotation implements AutoCloseable {

    /**
     * What was done.
     *
     * @param keys that are not destroyed
     * @param rewrapped how many of them this call put under the new key
     * @param unopened the subjects whose keys open with neither; these keys were left as they are
     */
    public record Done(long keys, long rewrapped, List<String> unopened) {

        public Done {
            unopened = List.copyOf(unopened);
        }
    }

    private static final String WHICH = "give the key that was used last as " + KeyEncryptionKey.VARIABLE
            + "; or, where putting the keys under another one was cut short, that one as "
            + KeyEncryptionKey.NEW_VARIABLE
            + ", as before";

    private final KeyStore store;
    private final String name;

    private KeyRotation(KeyStore store, String name) {
        this.store = store;
        this.name = name;
    }

    /**
     * Of the keys in a file, which nobody else uses.
     *
     * @throws StartupFailure if it is gone or damaged, or somebody reads it
     */
    public static KeyRotation of(Path file) {
        var keys = KeyFile.open(file, true, SqliteFile.Sync.FULL);
        try {
            keys.requireUnread();
            return new KeyRotation(keys, file.toString());
        } catch (StartupFailure e) {
            keys.close();
            throw e;
        }
    }

    /** Of the keys in a MongoDB, which processes that know both keys may use. */
    public static KeyRotation of(MongoDatabase database) {
        return new KeyRotation(new KeyCollection(database), "the keys of " + database.getName());
    }

    /** Whether a key is the one that the keys are under; any is if there are none yet. */
    public boolean isOpenedBy(KeyEncryptionKey key) {
        return new CheckValue(store.checkValue()).isOpenedBy(key);
    }

    /**
     * The key under which the keys are; the last one if there are none yet.
     *
     * @throws StartupFailure if it is none of these
     */
    public KeyEncryptionKey opening(List<KeyEncryptionKey> known) {
        if (known.isEmpty()) {
            throw new StartupFailure(
                    StartupFailure.Code.KEY_ENCRYPTION_KEY_MISSING,
                    "There is no key-encryption key for " + name + "; " + WHICH);
        }
        var check = store.checkValue();
        if (check == null) {
            return known.getLast();
        }
        return known.stream()
                .filter(key -> KeyRing.opens(key, check))
                .findFirst()
                .orElseThrow(() -> new StartupFailure(
                        StartupFailure.Code.KEY_ENCRYPTION_KEY_WRONG,
                        "The key-encryption key of "
                                + String.join(
                                        " or ",
                                        known.stream()
                                                .map(KeyEncryptionKey::origin)
                                                .toList())
                                + " does not open " + name + "; " + WHICH));
    }

    /**
     * Does what is left to be done. A key that opens with neither, because it was damaged or is under a third one, stays as it
     * is: it opens no more before than after, and to refuse would leave all others under a key that is to go.
     *
     * @throws StartupFailure if the check value opens with neither
     */
    public Done run(KeyEncryptionKey current, KeyEncryptionKey next, Progress progress) {
        var check = store.checkValue();
        if (check == null) {
            store.storeCheckValue(KeyRing.checkOf(next));
        } else {
            new KeyRing(current, next).requireOpening(check, name);
        }
        var total = store.count();
        var seen = new AtomicLong();
        var rewrapped = new AtomicLong();
        var unopened = new TreeSet<String>();
        store.rewrap(
                (subject, wrapped) -> {
                    var changed = rewrapped(subject, wrapped, current, next, unopened);
                    if (changed != null) {
                        rewrapped.incrementAndGet();
                    }
                    return changed;
                },
                KeyRing.checkOf(next),
                more -> progress.reached(seen.addAndGet(more), Math.max(total, seen.get())));
        return new Done(total, rewrapped.get(), List.copyOf(unopened));
    }

    private static byte @Nullable [] rewrapped(
            String subject,
            byte[] wrapped,
            KeyEncryptionKey current,
            KeyEncryptionKey next,
            SortedSet<String> unopened) {
        if (opened(next, wrapped, subject) instanceof byte[] already) {
            Arrays.fill(already, (byte) 0);
            return null;
        }
        var key = opened(current, wrapped, subject);
        if (key == null) {
            unopened.add(subject);
            return null;
        }
        try {
            return next.wrap(key, subject);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte @Nullable [] opened(KeyEncryptionKey with, byte[] wrapped, String subject) {
        try {
            return with.unwrap(wrapped, subject);
        } catch (GeneralSecurityException _) {
            return null;
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
