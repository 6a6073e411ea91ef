package org.mentorship.query.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.envelope.Envelope;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.Recorded;
import org.mentorship.query.fold.ViewType;

/** Events of one stream, told one by one, a day apart; for tests of a fold. */
public final class Telling<V> {

    private final ViewType<V> type;
    private final String stream;
    private final List<LoggedEvent> events = new ArrayList<>();

    private Telling(ViewType<V> type, String stream) {
        this.type = type;
        this.stream = stream;
    }

    public static <V> Telling<V> of(ViewType<V> type, Object stream) {
        return new Telling<>(type, stream.toString());
    }

    /** The next thing that happens. */
    public Telling<V> then(Envelope by, DomainEvent... happened) {
        for (var event : happened) {
            var sequence = events.size();
            events.add(new LoggedEvent(
                    event,
                    new Recorded(
                            by,
                            Story.START.plus(Duration.ofDays(sequence)),
                            stream,
                            Story.streamType(event),
                            sequence,
                            sequence,
                            stream + "-" + sequence)));
        }
        return this;
    }

    /** What the fold makes of it. */
    public V view() {
        @Nullable V view = null;
        for (var event : events) {
            view = type.evolve(view, event);
        }
        if (view == null) {
            throw new IllegalStateException("Nothing was told");
        }
        return view;
    }

    public List<LoggedEvent> events() {
        return List.copyOf(events);
    }
}
