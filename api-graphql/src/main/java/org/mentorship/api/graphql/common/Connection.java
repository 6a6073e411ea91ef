package org.mentorship.api.graphql.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list, in the form of the GraphQL Cursor Connections Specification. */
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo) {

    public Connection {
        edges = List.copyOf(edges);
    }

    /** The entries without their cursors. */
    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    /** An entry and the cursor that continues the list after it. */
    public record Edge<T>(String cursor, T node) {}

    /** Where the page lies. */
    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    /** @param cursors of all that the page was read of, also where no edge is shown */
    static <T> Connection<T> of(List<Edge<T>> edges, List<String> cursors, boolean hasNext, @Nullable String after) {
        return new Connection<>(
                edges,
                new PageInfo(
                        hasNext,
                        after != null,
                        cursors.isEmpty() ? null : cursors.getFirst(),
                        cursors.isEmpty() ? null : cursors.getLast()));
    }
}
