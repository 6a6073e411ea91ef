package org.mentorship.query.timeline;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.contract.timeline.FieldChange;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.read.StreamFold;
import org.mentorship.query.views.ViewTypes;

/** What events changed: each stream is folded once, and the views before and after each event are compared. */
public final class Changes {

    private final StreamFold streams;

    public Changes(StreamFold streams) {
        this.streams = streams;
    }

    Map<Long, List<FieldChange>> of(List<StoredEvent> events) {
        var changes = new HashMap<Long, List<FieldChange>>();
        events.stream()
                .collect(Collectors.groupingBy(StoredEvent::stream))
                .forEach((stream, ofStream) ->
                        ViewTypes.ofStream(stream).ifPresent(type -> addChanges(changes, type, stream, ofStream)));
        return changes;
    }

    private <V> void addChanges(
            Map<Long, List<FieldChange>> changes, ViewType<V> type, String stream, List<StoredEvent> events) {
        V view = null;
        for (var event : events.stream()
                .sorted(Comparator.comparingLong(StoredEvent::sequence))
                .toList()) {
            @Nullable V before = streams.upTo(type, view, stream, event.sequence() - 1);
            view = streams.upTo(type, before, stream, event.sequence());
            changes.put(event.position(), ViewDiff.of(before, view));
        }
    }
}
