package org.mentorship.query.contract;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a longer list.
 *
 * @param edges in the order of the list
 * @param hasNext whether more follow after the last of them
 */
public record Page<T>(List<Edge<T>> edges, boolean hasNext) {

    public Page {
        edges = List.copyOf(edges);
    }

    /** An item and the opaque cursor that continues the list after it. */
    public record Edge<T>(T item, String cursor) {}

    public List<T> items() {
        return edges.stream().map(Edge::item).toList();
    }

    /** Where to continue; empty on an empty page. */
    public Optional<String> endCursor() {
        return edges.isEmpty() ? Optional.empty() : Optional.of(edges.getLast().cursor());
    }
}
