package org.mentorship.command.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Pseudonyms;

/**
 * HMAC-SHA-256 (RFC 2104) over the id, with a key of the programme's that is itself an HMAC over the programme under a secret
 * of the service. A bare hash could be confirmed by whoever guesses the id; without the secret, this one cannot.
 */
public final class KeyedPseudonyms implements Pseudonyms {

    /** What {@link SubjectKeys#serviceSecret} knows the secret by. */
    public static final String SECRET = "pseudonyms";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String KEY_OF_PROGRAM = "pseudonyms of ";
    private static final int BYTES = 16;

    private final Supplier<byte[]> secret;
    private volatile byte @Nullable [] known;

    /** @param secret always the same 32 bytes; asked for when they are first needed, since their store may be away */
    public KeyedPseudonyms(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    @Override
    public String of(String programId, String id) {
        var key = hmac(secret(), (KEY_OF_PROGRAM + programId).getBytes(UTF_8));
        return PREFIX + HexFormat.of().formatHex(hmac(key, id.getBytes(UTF_8)), 0, BYTES);
    }

    private byte[] secret() {
        var bytes = known;
        if (bytes == null) {
            bytes = secret.get();
            known = bytes;
        }
        return bytes;
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
