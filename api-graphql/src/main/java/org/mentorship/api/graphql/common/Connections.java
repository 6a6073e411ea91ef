package org.mentorship.api.graphql.common;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.GraphQlErrors;
import org.mentorship.query.contract.InvalidCursor;
import org.mentorship.query.contract.Page;

/** Pages of connections. Cursors name the entry that they come after, never its number. */
public final class Connections {

    private static final int DEFAULT = 20;
    private static final int MOST = 100;
    private static final String PREFIX = "k:";

    private Connections() {}

    /**
     * How long a page is to be; 20 if nobody said.
     *
     * @throws org.mentorship.api.errors.GraphQlFailure BAD_REQUEST if it is not 1–100
     */
    public static int first(@Nullable Integer asked) {
        var first = asked == null ? DEFAULT : asked;
        if (first < 1 || first > MOST) {
            throw GraphQlErrors.badRequest("first is " + first + "; it must be between 1 and " + MOST + ".");
        }
        return first;
    }

    /** A page as the read side answered it. */
    public static <T> Connection<T> of(Page<T> page, @Nullable String after) {
        return mapped(page, after, Function.identity());
    }

    /**
     * A page as the read side answered it, its items in another form. An item whose form is null is left out, and no cursor
     * names it.
     */
    public static <T, R> Connection<R> mapped(
            Page<T> page, @Nullable String after, Function<T, ? extends @Nullable R> form) {
        var edges = new ArrayList<Connection.Edge<R>>(page.edges().size());
        for (var edge : page.edges()) {
            var node = form.apply(edge.item());
            if (node != null) {
                edges.add(new Connection.Edge<R>(edge.cursor(), node));
            }
        }
        return Connection.of(edges, page.hasNext() && !edges.isEmpty(), after);
    }

    /**
     * A page of a list that is at hand, and to which entries are only ever added at the end.
     *
     * @param key of an entry, unique in the list
     * @throws org.mentorship.api.errors.GraphQlFailure BAD_REQUEST if the cursor is not of this list, or first is not 1–100
     */
    public static <T> Connection<T> of(
            List<T> list, Function<T, String> key, @Nullable Integer asked, @Nullable String after) {
        var first = first(asked);
        var from = after == null ? 0 : indexAfter(list, key, after);
        var to = Math.min(list.size(), from + first);
        var edges = list.subList(from, to).stream()
                .map(item -> new Connection.Edge<>(cursor(key.apply(item)), item))
                .toList();
        return Connection.of(edges, to < list.size(), after);
    }

    private static <T> int indexAfter(List<T> list, Function<T, String> key, String cursor) {
        return IntStream.range(0, list.size())
                        .filter(i -> cursor(key.apply(list.get(i))).equals(cursor))
                        .findFirst()
                        .orElseThrow(
                                () -> GraphQlErrors.badRequest(String.valueOf(new InvalidCursor(cursor).getMessage())))
                + 1;
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + key).getBytes(StandardCharsets.UTF_8));
    }
}
