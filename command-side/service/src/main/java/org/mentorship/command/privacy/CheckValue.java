package org.mentorship.command.privacy;

import org.jspecify.annotations.Nullable;
import org.mentorship.command.store.sqlite.Snapshot;

/** By what a store of keys knows the key-encryption key that they are under. */
public final class CheckValue {

    private final byte @Nullable [] stored;

    /** @param stored null if there are no keys yet */
    CheckValue(byte @Nullable [] stored) {
        this.stored = stored;
    }

    /** Of a file of keys, as it is at one moment. */
    public static CheckValue of(Snapshot keys) {
        return new CheckValue(keys.bytes(KeyFile.CHECK_VALUE));
    }

    /** Whether a key opens what is stored; every key does where nothing is. */
    public boolean isOpenedBy(KeyEncryptionKey key) {
        return stored == null || KeyRing.opens(key, stored);
    }
}
