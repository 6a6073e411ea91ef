package org.mentorship.query.read;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.contract.InvalidCursor;
import org.mentorship.query.contract.Page;
import org.mentorship.query.contract.Page.Edge;

/** Keyset paging: a cursor names the last item seen, never an offset. */
public final class Pages {

    /** The longest page that may be asked for. */
    public static final int LONGEST = 100;

    private Pages() {}

    /**
     * The length asked for.
     *
     * @throws IllegalArgumentException if it is not 1–100
     */
    public static int length(int first) {
        if (first < 1 || first > LONGEST) {
            throw new IllegalArgumentException("A page has 1 to " + LONGEST + " entries, not " + first);
        }
        return first;
    }

    /** A page of items of which one more than its length was read. */
    public static <T> Page<T> of(List<T> items, int first, Function<T, String> cursor) {
        var edges = items.stream()
                .limit(first)
                .map(item -> new Edge<>(item, cursor.apply(item)))
                .toList();
        return new Page<>(edges, items.size() > first);
    }

    public static <T> Page<T> empty() {
        return new Page<>(List.of(), false);
    }

    /** The cursor of a key in a list of this name. */
    public static String cursor(String list, String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key of a cursor; null for none.
     *
     * @throws InvalidCursor if it is not one of this list
     */
    public static @Nullable String key(String list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var text = decoded(cursor);
        if (!text.startsWith(list + ":")) {
            throw new InvalidCursor(cursor);
        }
        return text.substring(list.length() + 1);
    }

    /**
     * The number that a cursor stands for.
     *
     * @throws InvalidCursor if it is not one of this list
     */
    public static long number(String list, String cursor) {
        try {
            return Long.parseLong(Objects.requireNonNull(key(list, cursor)));
        } catch (NumberFormatException e) {
            var invalid = new InvalidCursor(cursor);
            invalid.addSuppressed(e);
            throw invalid;
        }
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            var invalid = new InvalidCursor(cursor);
            invalid.addSuppressed(e);
            throw invalid;
        }
    }
}
