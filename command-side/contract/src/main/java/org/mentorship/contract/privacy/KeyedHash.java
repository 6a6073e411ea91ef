package org.mentorship.contract.privacy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA-256 (RFC 2104) under one key: a hash that nobody can compute of what they guess. */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final Supplier<byte[]> key;
    private volatile @Nullable SecretKeySpec known;

    public KeyedHash(byte[] key) {
        this(() -> key);
    }

    /** @param key the key's bytes, always the same; asked for when they are first needed, since their store may be away */
    public KeyedHash(Supplier<byte[]> key) {
        this.key = key;
    }

    /** The 32 bytes of the hash of these parts, one after the other. */
    public byte[] of(byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + ALGORITHM, e);
        }
    }

    /** The first bytes of the same, in lower-case hex digits. */
    public String hex(int bytes, byte[]... parts) {
        return HexFormat.of().formatHex(of(parts), 0, bytes);
    }

    private SecretKeySpec key() {
        var spec = known;
        if (spec == null) {
            spec = new SecretKeySpec(key.get(), ALGORITHM);
            known = spec;
        }
        return spec;
    }
}
