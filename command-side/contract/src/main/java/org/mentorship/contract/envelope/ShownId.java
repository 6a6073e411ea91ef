package org.mentorship.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.mentorship.contract.privacy.KeyedHash;

/**
 * The form in which logs and traces show the id of a command or of a chain. Clients make up command ids, and may have put a
 * name or an address into one; what is in a log is out of reach of an erasure. A plain hash would tell the name to whoever
 * guesses it, so it is one with a key that nobody has and that is gone with the process. A UUID of version 3 or 5 is a plain hash
 * of a name.
 */
public final class ShownId {

    /** Of version 4, which is random, or 7, which is a time and random. */
    private static final Pattern RANDOM_UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[47][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    private static final String HIDDEN = "hidden:";
    private static final int BYTES_SHOWN = 6;
    private static final int KEY_BYTES = 32;

    private static final ShownId OF_THIS_PROCESS = new ShownId(randomKey());

    private final KeyedHash hash;

    ShownId(byte[] key) {
        this.hash = new KeyedHash(key);
    }

    /**
     * A UUID of version 4 or 7, as this service makes them, as it is; of any other id {@code hidden:} and 12 hex digits,
     * which are the same for the same id for as long as the process lives, and not in another one.
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
        return RANDOM_UUID.matcher(id).matches() ? id : HIDDEN + hash.hex(BYTES_SHOWN, id.getBytes(UTF_8));
    }
}
