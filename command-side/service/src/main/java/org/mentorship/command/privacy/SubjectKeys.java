package org.mentorship.command.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.privacy.KeyStore.Stored;
import org.mentorship.command.store.sqlite.SqliteFile;
import org.mentorship.contract.StartupFailure;
import org.mentorship.contract.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One key per subject (a participant or a mentorship), kept apart from the event log, wrapped by the
 * {@link KeyEncryptionKey}. A key is on disk before it is first used. A destroyed key leaves its subject's name behind, so
 * that the subject never gets another one.
 */
public final class SubjectKeys implements AutoCloseable {

    private static final int CACHED_KEYS = 4_096;
    /** Stands among subjects for those that were destroyed before the start, of whom nobody knows. */
    private static final String EARLIER = "before the start";
    /** What tells a file of keys from others. */
    public static final SqliteFile.Purpose PURPOSE = KeyFile.PURPOSE;

    private static final Logger LOG = LoggerFactory.getLogger(SubjectKeys.class);

    private final KeyStore store;
    private final KeyRing ring;
    private final String name;
    private final Cache<String, State> cache;
    /** Whether the keys are known to be those of the key-encryption key; nothing is done with them before. */
    private volatile boolean verified;
    /** Keys that are to be destroyed are dead from that moment on, even if the disk refuses to destroy them yet. */
    private final Set<String> doomed = ConcurrentHashMap.newKeySet();
    /** Subjects whose texts were asked for, and whose key is not in the file. */
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    /** Subjects of whom a stored text does not open with their key. */
    private final Set<String> undecrypted = ConcurrentHashMap.newKeySet();
    /** Subjects whose keys are there, but cannot be opened. */
    private final Set<String> unopened = ConcurrentHashMap.newKeySet();
    /** Subjects whose keys are destroyed, but whose keys' bytes may be left in the store. */
    private final Set<String> unwiped = ConcurrentHashMap.newKeySet();

    private volatile boolean closing;
    private final SecondAttempts finishing = new SecondAttempts("destroyer of keys", this::finish);
    /** A key that is being read (shared) cannot slip into the cache behind its destruction (exclusive). */
    private final ReadWriteLock destruction = new ReentrantReadWriteLock();

    private SubjectKeys(KeyStore store, KeyRing ring, String name, Cache<String, State> cache) {
        this.store = store;
        this.ring = ring;
        this.name = name;
        this.cache = cache;
    }

    /**
     * Opens the keys in a file, or makes an empty file of them.
     *
     * @param given the value of {@link KeyEncryptionKey#VARIABLE}, if set
     * @param eventsExist whether events were recorded, so that their keys must be there
     * @throws StartupFailure if the keys, or the key that opens them, are damaged or gone
     */
    public static SubjectKeys open(Path file, Path wrappingKeyFile, @Nullable String given, boolean eventsExist) {
        return open(file, wrappingKeyFile, given, null, eventsExist, SqliteFile.Sync.FULL);
    }

    /**
     * The same, where the key-encryption key may be in a file elsewhere, and what is written need not be on disk at once.
     *
     * @param givenFile where it is, if it is not given; none is made there
     */
    public static SubjectKeys open(
            Path file,
            Path wrappingKeyFile,
            @Nullable String given,
            @Nullable Path givenFile,
            boolean eventsExist,
            SqliteFile.Sync sync) {
        var store = KeyFile.open(file, eventsExist, sync);
        try {
            var wrapping = KeyEncryptionKey.besides(wrappingKeyFile, given, givenFile)
                    .orElseGet(() -> KeyEncryptionKey.load(null, wrappingKeyFile, store.checkValue() == null));
            var keys = new SubjectKeys(store, KeyRing.of(wrapping), file.toString(), cache(null));
            keys.verify();
            if (!store.wipedAtOpening()) {
                LOG.warn(
                        "Somebody reads {}; keys that were destroyed may still be in it or its write-ahead log until that one is done",
                        file);
                keys.unwiped.add(EARLIER);
                keys.finishing.plan();
            }
            return keys;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * The keys in a MongoDB that other processes use, too. What another one destroys is out of use here after a while. The
     * MongoDB need not be there yet.
     *
     * @param ring the key-encryption key, and the one that is to take its place, if there is one
     * @param staleAfter how long a key that another process has destroyed may still be used here
     * @throws StartupFailure if the keys belong to another key-encryption key
     */
    public static SubjectKeys shared(MongoDatabase database, KeyRing ring, Duration staleAfter) {
        var keys = new SubjectKeys(
                new KeyCollection(database), ring, "the keys of " + database.getName(), cache(staleAfter));
        try {
            keys.verify();
        } catch (Unavailable away) {
            LOG.warn("{}; starting without the keys, texts can be neither stored nor shown", away.getMessage());
        }
        return keys;
    }

    /**
     * Returns if the store can be read now, and its keys are still those of a key-encryption key that is known here; throws
     * what is the matter if not.
     */
    void look() {
        var check = store.checkValue();
        if (check != null) {
            ring.requireOpening(check, name);
        }
    }

    /**
     * Returns if the keys can be used.
     *
     * @throws Unavailable if their store is away
     * @throws StartupFailure if they belong to another key-encryption key
     */
    public void verify() {
        if (verified) {
            return;
        }
        var check = store.checkValue();
        if (check == null) {
            store.storeCheckValue(KeyRing.checkOf(ring.current()));
            check = store.checkValue();
        }
        if (check != null) {
            ring.requireOpening(check, name);
            verified = true;
        }
    }

    private static Cache<String, State> cache(@Nullable Duration staleAfter) {
        var cache = Caffeine.newBuilder().maximumSize(CACHED_KEYS);
        return staleAfter == null
                ? cache.build()
                : cache.expireAfterWrite(staleAfter).build();
    }

    /**
     * The cipher of a subject for a text that is about to be stored; the subject gets a key if it never had one.
     *
     * @return empty if the subject's key was destroyed
     * @throws Unavailable if the subject is known to have had a key that is not there, or the keys cannot be read now
     */
    Optional<Aead> forEncryption(String subject) {
        return Objects.requireNonNull(resolve(subject, this::make)).aead();
    }

    /**
     * The cipher of a subject for a stored text.
     *
     * @return empty if the subject's key was destroyed
     * @throws IllegalStateException if there never was a key: the keys do not belong to the events
     * @throws Unavailable if the keys cannot be read now
     */
    Optional<Aead> forDecryption(String subject) {
        return Objects.requireNonNull(resolve(subject, this::miss)).aead();
    }

    /** What is to be done where a subject has no row; null for nothing. */
    private interface WithoutRow {
        @Nullable Stored of(String subject);
    }

    private Stored miss(String subject) {
        missing.add(subject);
        throw new IllegalStateException(lack(subject));
    }

    /** With another key, newer texts would be lost as soon as the right keys are back, and nobody would miss the older. */
    private Stored refuse(String subject) {
        missing.add(subject);
        throw new Unavailable(lack(subject), null);
    }

    private static String lack(String subject) {
        return "There is no key for " + subject + "; restore the keys that belong to the events";
    }

    private @Nullable State resolve(String subject, WithoutRow otherwise) {
        if (doomed.contains(subject)) {
            return State.DESTROYED;
        }
        var cached = cache.getIfPresent(subject);
        if (cached != null) {
            return cached;
        }
        destruction.readLock().lock();
        try {
            if (doomed.contains(subject)) {
                return State.DESTROYED;
            }
            verify();
            var stored = store.find(subject);
            if (stored == null) {
                stored = otherwise.of(subject);
            }
            if (stored == null) {
                return null;
            }
            missing.remove(subject);
            var state = state(subject, stored);
            cache.put(subject, state);
            return state;
        } finally {
            destruction.readLock().unlock();
        }
    }

    private State state(String subject, Stored stored) {
        return stored.wrapped() == null
                ? State.DESTROYED
                : new State(Optional.of(SubjectCipher.aead(unwrapped(subject, stored.wrapped()))));
    }

    private byte[] unwrapped(String subject, byte[] wrapped) {
        try {
            var key = ring.unwrap(wrapped, subject);
            unopened.remove(subject);
            return key;
        } catch (GeneralSecurityException e) {
            unopened.add(subject);
            throw new Unavailable(
                    "The stored key of " + subject + " is under another key-encryption key, or was tampered with", e);
        }
    }

    /**
     * Makes a key; whoever comes second takes the key of whoever came first. The key-encryption key may have been exchanged
     * since the last look: a key under the former one could not be opened any more once that is forgotten.
     */
    private Stored make(String subject) {
        if (missing.contains(subject)) {
            return refuse(subject);
        }
        var check = store.checkValue();
        var wrapping = check == null ? ring.current() : wrapping(check);
        return store.putIfAbsent(subject, wrapping.wrap(SubjectCipher.newKey(), subject));
    }

    private KeyEncryptionKey wrapping(byte[] check) {
        try {
            return ring.requireOpening(check, name);
        } catch (StartupFailure e) {
            throw new Unavailable("No key can be made: " + e.getMessage(), e);
        }
    }

    /** How many keys are out of use, but not gone yet: the store refused, or somebody else reads it. */
    public int awaitingDestruction() {
        return doomed.size() + unwiped.size();
    }

    /** Why no keys can be stored; empty while they can, as far as is known. */
    public Optional<String> writeFailure() {
        return store.writeFailure();
    }

    /** Subjects whose stored texts were asked for since the start and could not be read, because they have no key. */
    Set<String> missing() {
        return Set.copyOf(missing);
    }

    /** Subjects of whom a stored text was asked for since the start and could not be read with their key. */
    Set<String> undecrypted() {
        return Set.copyOf(undecrypted);
    }

    /** Subjects whose keys were asked for since the start and could not be opened. */
    Set<String> unopened() {
        return Set.copyOf(unopened);
    }

    /**
     * Whether a subject's key was destroyed; one that has none yet can get one.
     *
     * @throws Unavailable if the keys cannot be read now
     */
    boolean isDestroyed(String subject) {
        var state = resolve(subject, _ -> null);
        return state != null && state.aead().isEmpty();
    }

    /**
     * The same for a subject that must have had a key, as the log has texts of it.
     *
     * @throws Unavailable if it has none, or the keys cannot be read now
     */
    boolean wasDestroyed(String subject) {
        return Objects.requireNonNull(resolve(subject, this::refuse)).aead().isEmpty();
    }

    /** A stored text of the subject cannot be read with the key that is there. */
    void didNotDecrypt(String subject) {
        undecrypted.add(subject);
    }

    /** Whether the store says that a subject's key was destroyed; it says nothing of one that never had a key. */
    boolean isGone(String subject) {
        var stored = store.find(subject);
        return stored != null && stored.wrapped() == null;
    }

    /**
     * Destroys a subject's key for ever: what it protects is gone once this returns, also after a crash. Its bytes are gone
     * from the store, too, unless somebody else reads that now: then once they are done. The key is out of use from the
     * beginning of the call, even if the store then refuses. May be repeated.
     *
     * @throws RuntimeException if the store refuses; it is tried again once a second
     */
    void destroy(String subject) {
        doomed.add(subject);
        try {
            destroyNow(subject);
        } finally {
            if (!wiped() || !doomed.isEmpty()) {
                finishing.plan();
            }
        }
    }

    private void destroyNow(String subject) {
        store.destroy(subject);
        unwiped.add(subject);
        destruction.writeLock().lock();
        try {
            cache.put(subject, State.DESTROYED);
            Stream.of(missing, undecrypted, unopened).forEach(troubled -> troubled.remove(subject));
            doomed.remove(subject);
        } finally {
            destruction.writeLock().unlock();
        }
    }

    private boolean wiped() {
        var destroyed = Set.copyOf(unwiped);
        try {
            if (destroyed.isEmpty() || store.wipe()) {
                unwiped.removeAll(destroyed);
                return true;
            }
            LOG.debug("Somebody reads {}, so that bytes of {} destroyed keys are left", name, destroyed.size());
        } catch (RuntimeException e) {
            LOG.warn("Bytes of {} destroyed keys are left in {}: {}", destroyed.size(), name, e.toString());
        }
        return false;
    }

    private boolean finish() {
        var done = true;
        for (var subject : doomed) {
            if (closing) { // each may wait for a store that is away
                return false;
            }
            try {
                destroyNow(subject);
            } catch (RuntimeException e) {
                LOG.debug("The key of {} could still not be destroyed", subject, e);
                done = false;
            }
        }
        return wiped() && done;
    }

    /**
     * A secret of the service itself, 32 bytes, made on first use and the same for ever.
     *
     * @param name what it is for; never the id of a subject
     */
    public byte[] serviceSecret(String name) {
        verify();
        var subject = "service:" + name;
        var known = store.find(subject);
        var wrapped = (known == null ? make(subject) : known).wrapped();
        if (wrapped == null) {
            throw new IllegalStateException("The secret " + name + " was destroyed");
        }
        return unwrapped(subject, wrapped);
    }

    /** Waits for what is being written. */
    @Override
    public void close() {
        closing = true;
        finishing.close();
        store.close();
    }

    private record State(Optional<Aead> aead) {
        static final State DESTROYED = new State(Optional.empty());
    }
}
