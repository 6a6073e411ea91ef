package org.mentorship.query.story;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.views.ViewTypes;

/** The plain folds over a story, with which everything else is compared. */
public final class Folding {

    private Folding() {}

    /** The view of each stream, by its id. */
    public static Map<String, Object> views(List<LoggedEvent> events) {
        var views = new TreeMap<String, Object>();
        events.forEach(event -> views.put(event.stream(), next(views.get(event.stream()), event)));
        return views;
    }

    /** The view after an event. */
    public static Object next(@Nullable Object view, LoggedEvent event) {
        return next(ViewTypes.of(event.event()), view, event);
    }

    @SuppressWarnings("unchecked") // a stream has one kind of view
    private static <V> Object next(ViewType<V> type, @Nullable Object view, LoggedEvent event) {
        return type.evolve((V) view, event);
    }
}
