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

    /** Its cursors are those of the edges that it shows, and of nothing else. */
    static <T> Connection<T> of(List<Edge<T>> edges, boolean hasNext, @Nullable String after) {
        return new Connection<>(
                edges,
                new PageInfo(
                        hasNext,
                        after != null,
                        edges.isEmpty() ? null : edges.getFirst().cursor(),
                        edges.isEmpty() ? null : edges.getLast().cursor()));
    }
}
