package org.mentorship.query.contract.timeline;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mentorship.query.contract.InvalidCursor;

/** Cursors of lists that are ordered by a position. */
public final class PositionCursor {

    private static final String PREFIX = "p:";

    private PositionCursor() {}

    public static String of(long position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + position).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The position that a cursor stands for.
     *
     * @throws InvalidCursor if it is no such cursor
     */
    public static long position(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith(PREFIX)) {
                return Long.parseLong(text.substring(PREFIX.length()));
            }
        } catch (IllegalArgumentException e) {
            throw invalid(cursor, e);
        }
        throw new InvalidCursor(cursor);
    }

    private static InvalidCursor invalid(String cursor, IllegalArgumentException cause) {
        var invalid = new InvalidCursor(cursor);
        invalid.initCause(cause);
        return invalid;
    }
}
