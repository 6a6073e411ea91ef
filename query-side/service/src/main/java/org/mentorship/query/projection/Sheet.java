package org.mentorship.query.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.read.ViewRepository;

/** The views of one kind that a batch is about, folded in memory until they are written. */
final class Sheet<V> {

    private final ViewRepository<V> repository;
    private final ViewType<V> type;
    private final StreamFold streams;
    private final Map<String, V> views;
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> seenBefore = new LinkedHashSet<>();

    Sheet(ViewRepository<V> repository, StreamFold streams, Collection<String> ids) {
        this.repository = repository;
        this.type = repository.type();
        this.streams = streams;
        this.views = new HashMap<>(repository.findAll(ids));
    }

    /**
     * Folds an event. One that the view has seen is skipped; if the view lacks events before it, the view is folded anew
     * from its stream rather than wrongly.
     */
    void fold(LoggedEvent event, Sheets.Folded folded) {
        var stream = event.stream();
        var view = views.get(stream);
        var version = type.versionOf(view);
        if (event.sequence() <= version) {
            seenBefore.add(stream);
            return;
        }
        var next = event.sequence() == version + 1
                ? type.evolve(view, event)
                : streams.upTo(type, null, stream, event.sequence());
        if (next != null) {
            views.put(stream, next);
            changed.add(stream);
            folded.take(event, type, next);
        }
    }

    /**
     * Writes what changed, in one go; returns it, and what had been written when its events came before: whoever wrote it
     * may have ended before it told of it.
     */
    List<V> write() {
        var written = changed.stream().map(views::get).toList();
        repository.write(written);
        return Stream.concat(changed.stream(), seenBefore.stream())
                .distinct()
                .map(views::get)
                .toList();
    }
}
