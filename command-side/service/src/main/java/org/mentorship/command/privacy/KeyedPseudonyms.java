package org.mentorship.command.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Supplier;
import org.mentorship.contract.privacy.KeyedHash;
import org.mentorship.contract.privacy.Pseudonyms;

/**
 * HMAC-SHA-256 (RFC 2104) over the id, with a key of the programme's that is itself an HMAC over the programme under a secret
 * of the service. A bare hash could be confirmed by whoever guesses the id; without the secret, this one cannot.
 */
public final class KeyedPseudonyms implements Pseudonyms {

    /** What {@link SubjectKeys#serviceSecret} knows the secret by. */
    public static final String SECRET = "pseudonyms";

    private static final String KEY_OF_PROGRAM = "pseudonyms of ";
    private static final int BYTES = 16;

    private final KeyedHash secret;

    /** @param secret always the same 32 bytes; asked for when they are first needed, since their store may be away */
    public KeyedPseudonyms(Supplier<byte[]> secret) {
        this.secret = new KeyedHash(secret);
    }

    @Override
    public String of(String programId, String id) {
        var key = secret.of((KEY_OF_PROGRAM + programId).getBytes(UTF_8));
        return PREFIX + new KeyedHash(key).hex(BYTES, id.getBytes(UTF_8));
    }
}
