package org.mentorship.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.contract.timeline.AuditFilter;
import org.mentorship.query.log.EventDecoder;

/**
 * Finds the events that an auditor asks for: the lists of positions that the index and the log have for the filter are
 * walked in step, so the cost goes with what is found, not with the length of the log.
 */
final class AuditSearch {

    private final EventLog log;
    private final EventDecoder decoder;
    private final TimelineIndex index;
    private final StreamLocator streams;

    AuditSearch(EventLog log, EventDecoder decoder, TimelineIndex index, StreamLocator streams) {
        this.log = log;
        this.decoder = decoder;
        this.index = index;
        this.streams = streams;
    }

    /** Matching events after a position, in the order of the log, as far as the index goes. */
    List<StoredEvent> find(AuditFilter filter, long after, int limit) {
        var positions = positions(filter);
        var found = new ArrayList<StoredEvent>(limit);
        var next = positions.next(after + 1);
        while (next != Positions.END && found.size() < limit) {
            var candidates = new ArrayList<Long>(limit);
            while (next != Positions.END && candidates.size() < limit) {
                candidates.add(next);
                next = positions.next(next + 1);
            }
            for (var event : log.at(candidates)) {
                if (found.size() < limit && matches(filter, event)) {
                    found.add(event);
                }
            }
        }
        return found;
    }

    private Positions positions(AuditFilter filter) {
        var lists = new ArrayList<Positions>();
        lists.add(Positions.upTo(index.head()));
        addAny(lists, filter.programIds(), TimelineKeys::program);
        if (filter.mentorshipId() != null) {
            lists.add(streams.of(filter.mentorshipId()));
        }
        if (filter.participantId() != null) {
            lists.add(key(TimelineKeys.person(filter.participantId())));
        }
        if (filter.actor() != null) {
            lists.add(key(TimelineKeys.actor(filter.actor())));
        }
        addAny(lists, filter.types(), TimelineKeys::type);
        if (filter.from() != null || filter.to() != null) {
            lists.add(new TimePositions(index, filter.from(), filter.to()));
        }
        return Positions.all(lists);
    }

    private void addAny(List<Positions> lists, @Nullable List<String> names, Function<String, String> key) {
        if (names != null) {
            lists.add(Positions.any(
                    names.stream().distinct().map(name -> key(key.apply(name))).toList()));
        }
    }

    private Positions key(String key) {
        return new KeyPositions(index, key);
    }

    /** What the lists of positions say only roughly. */
    private boolean matches(AuditFilter filter, StoredEvent event) {
        return isWithin(filter.from(), filter.to(), event.recordedAt())
                && (filter.actor() == null
                        || filter.actor().equals(decoder.envelope(event).actor()));
    }

    private static boolean isWithin(@Nullable Instant from, @Nullable Instant to, Instant at) {
        return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }
}
