package org.mentorship.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The form in which logs and traces show the id of a command or of a chain. Clients make up command ids, and may have put a
 * name or an address into one; what is in a log is out of reach of an erasure. A plain hash would tell the name to whoever
 * guesses it, so it is one with a key that nobody has and that is gone with the process.
 */
public final class ShownId {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String HIDDEN = "hidden:";
    private static final int BYTES_SHOWN = 6;
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private static final ShownId OF_THIS_PROCESS = new ShownId(randomKey());

    private final SecretKeySpec key;

    ShownId(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /**
     * A UUID as it is; of any other id {@code hidden:} and 12 hex digits, which are the same for the same id for as long as
     * the process lives, and not in another one.
     */
    public static String of(String id) {
        return OF_THIS_PROCESS.show(id);
    }

    private static byte[] randomKey() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    String show(String id) {
        return UUID.matcher(id).matches() ? id : HIDDEN + HexFormat.of().formatHex(hmac(id), 0, BYTES_SHOWN);
    }

    private byte[] hmac(String id) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(id.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + HMAC, e);
        }
    }
}
