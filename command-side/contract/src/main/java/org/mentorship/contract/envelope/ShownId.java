package org.mentorship.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The form in which logs and traces show the id of a command or of a chain. Clients make up command ids, and may have put a
 * name or an address into one; what is in a log is out of reach of an erasure.
 */
public final class ShownId {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String HASHED = "sha256:";
    private static final int BYTES_SHOWN = 6;

    private ShownId() {}

    /** A UUID as it is; of any other id {@code sha256:} and the first 12 hex digits of its SHA-256. */
    public static String of(String id) {
        return UUID.matcher(id).matches() ? id : HASHED + HexFormat.of().formatHex(digest(id), 0, BYTES_SHOWN);
    }

    private static byte[] digest(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
