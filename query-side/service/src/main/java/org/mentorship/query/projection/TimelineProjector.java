package org.mentorship.query.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.timeline.Postings;
import org.mentorship.query.timeline.TimelineIndex;
import org.mentorship.query.views.ViewTypes;

/**
 * Writes the timeline index where several processes share the views: the index needs every event in the order of the log,
 * so one of them writes it. Whom an event concerns is told by the view after it, which is folded here, too, since that
 * of the read model may be before or beyond.
 */
final class TimelineProjector implements ProjectionInvoker.Work {

    private final EventDecoder decoder;
    private final StreamFold streams;
    private final TimelineIndex index;
    private final Gaps gaps;
    private final Cache<String, Object> views;

    /** @param eventsAtHand how many events' worth of views is kept between batches */
    TimelineProjector(EventLog log, EventDecoder decoder, TimelineIndex index, long eventsAtHand) {
        this.decoder = decoder;
        this.streams = new StreamFold(log, decoder);
        this.index = index;
        this.gaps = new Gaps(log, index);
        this.views = Caffeine.newBuilder()
                .maximumWeight(eventsAtHand)
                .weigher((String _, Object view) -> weight(view))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public void project(List<StoredEvent> stored) {
        gaps.project(stored, this::write);
    }

    @Override
    public void released() {
        gaps.release();
        views.invalidateAll(); // the log may be another one by then, which lost its end and went on otherwise
    }

    private void write(List<StoredEvent> stored) {
        var postings = index.postings();
        for (var event : Sheets.decoded(stored, decoder)) {
            add(event, ViewTypes.of(event.event()), postings);
        }
        index.write(List.of(postings));
    }

    private <V> void add(LoggedEvent event, ViewType<V> type, Postings postings) {
        var view = after(event, type);
        views.put(event.stream(), view);
        postings.add(event, type, view);
    }

    private <V> V after(LoggedEvent event, ViewType<V> type) {
        var held = views.getIfPresent(event.stream());
        var before = held == null ? null : type.view().cast(held);
        var version = type.versionOf(before);
        if (version == event.sequence() - 1) {
            return type.evolve(before, event);
        }
        return upTo(type, version <= event.sequence() ? before : null, event);
    }

    private <V> V upTo(ViewType<V> type, @Nullable V from, LoggedEvent event) {
        var view = streams.upTo(type, from, event.stream(), event.sequence());
        if (view == null) {
            throw new IllegalStateException("Stream " + event.stream() + " has no events in the log");
        }
        return view;
    }

    private static int weight(Object view) {
        return ViewTypes.all().stream()
                .filter(type -> type.view().isInstance(view))
                .mapToInt(type -> 2 + events(type, view))
                .findFirst()
                .orElse(1);
    }

    private static <V> int events(ViewType<V> type, Object view) {
        return Math.toIntExact(type.versionOf(type.view().cast(view)));
    }
}
