package org.mentorship.command.privacy;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Where wrapped keys are kept, apart from the events. What a method did is durable when it returns. */
interface KeyStore extends AutoCloseable {

    /**
     * A subject's row.
     *
     * @param wrapped null if the key was destroyed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(byte @Nullable [] wrapped) {}

    /** What {@link #storeCheckValue} was given; null if nothing was stored yet. */
    byte @Nullable [] checkValue();

    /** Keeps a value by which the key-encryption key is recognised. */
    void storeCheckValue(byte[] value);

    /**
     * The row of a subject; null if it never had a key.
     *
     * @throws org.mentorship.contract.Unavailable if it cannot be read now
     */
    @Nullable Stored find(String subject);

    /** Stores a key unless the subject has a row, and returns what is stored then. */
    Stored putIfAbsent(String subject, byte[] wrapped);

    /**
     * Destroys a subject's key; its name stays. When this returns, nobody who looks finds the key, now or after a crash, but
     * its bytes may be left until {@link #wipe} has succeeded.
     *
     * @throws RuntimeException if the store refuses; repeat it later
     */
    void destroy(String subject);

    /**
     * Removes the bytes of all keys that were destroyed before, unless somebody else hinders it, for whom this does not wait.
     *
     * @return whether none are left; if some are, repeat it later
     * @throws RuntimeException if the store refuses; repeat it later
     */
    default boolean wipe() {
        return true;
    }

    /** What becomes of a wrapped key. */
    @FunctionalInterface
    interface Rewrapping {
        /** Another form of it; null if it stays as it is. */
        byte @Nullable [] of(String subject, byte[] wrapped);
    }

    /** How many keys there are that were not destroyed. */
    long count();

    /**
     * Gives every key another wrapping, and keeps another check value. When this returns, nothing of the former ones is in
     * the store. If it is cut short, each key is in its old or in its new wrapping; call it again.
     *
     * @param seen is told how many more were looked at
     */
    void rewrap(Rewrapping rewrapping, byte[] checkValue, LongConsumer seen);

    /** Why keys could not be stored the last time; empty if they could, or if the store does not know. */
    default Optional<String> writeFailure() {
        return Optional.empty();
    }

    @Override
    void close();
}
