package org.mentorship.query.projection;

import java.util.List;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.read.Admission;
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

    /** Takes all of them, or none if that fails. */
    synchronized void open(Admission admission) {
        var from = bus;
        if (from != null && handlers == null) {
            var registry = new QueryHandlers(from, !(from instanceof SimpleQueryBus), admission);
            try {
                areas.forEach(area -> area.register(registry));
            } catch (RuntimeException e) {
                closeAfter(e, registry);
                throw e;
            }
            handlers = registry;
        }
    }

    private static void closeAfter(RuntimeException failure, QueryHandlers registry) {
        try {
            registry.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
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
        bus = null;
        close();
    }
}
