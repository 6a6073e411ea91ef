package org.mentorship.query.projection;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.read.QueryArea;
import org.mentorship.query.read.QueryHandlers;

/**
 * Questions that are taken for a time. Outside of it there is no handler for them in this process, so that they go to
 * another one, or fail at once where there is none.
 */
final class Questions {

    private final List<QueryArea> areas;
    private @Nullable QueryBus bus;
    private @Nullable QueryHandlers handlers;

    Questions(List<QueryArea> areas) {
        this.areas = List.copyOf(areas);
    }

    /** Where they come from. */
    synchronized void comeFrom(QueryBus queries) {
        bus = queries;
    }

    /** @param admitted is told of each answer before it goes out, and keeps it back by throwing */
    synchronized void open(Consumer<@Nullable Object> admitted) {
        var from = bus;
        if (from != null && handlers == null) {
            var registry = new QueryHandlers(from, !(from instanceof SimpleQueryBus), admitted);
            handlers = registry;
            areas.forEach(area -> area.register(registry));
        }
    }

    synchronized void close() {
        var opened = handlers;
        handlers = null;
        if (opened != null) {
            opened.close();
        }
    }

    synchronized boolean areTaken() {
        return handlers != null;
    }

    /** None come any more. */
    synchronized void end() {
        close();
        bus = null;
    }
}
