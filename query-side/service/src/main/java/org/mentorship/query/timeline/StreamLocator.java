package org.mentorship.query.timeline;

import java.util.ArrayList;
import java.util.List;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;

/** Where in the log the events of a stream are: the log itself knows, or else the timeline index does. */
sealed interface StreamLocator {

    /** All positions of a stream. */
    Positions of(String stream);

    /**
     * Events of one stream, given as the log gave them, with their positions.
     *
     * @return the beginning of them that is located; the index may be behind the log
     */
    List<StoredEvent> located(List<StoredEvent> events);

    static StreamLocator of(EventLog log, TimelineIndex index) {
        return log.locatesStreams() ? new ByLog(log) : new ByIndex(index);
    }

    /** The log gives positions with the events. */
    record ByLog(EventLog log) implements StreamLocator {

        @Override
        public Positions of(String stream) {
            return new StreamPositions(log, stream);
        }

        @Override
        public List<StoredEvent> located(List<StoredEvent> events) {
            return events;
        }
    }

    /** The index has a key for each stream; its n-th position is that of the event with sequence number n. */
    record ByIndex(TimelineIndex index) implements StreamLocator {

        @Override
        public Positions of(String stream) {
            return new KeyPositions(index, TimelineKeys.stream(stream));
        }

        @Override
        public List<StoredEvent> located(List<StoredEvent> events) {
            if (events.isEmpty()) {
                return events;
            }
            var first = events.getFirst();
            var positions = index.ordinals(
                    TimelineKeys.stream(first.stream()), first.sequence(), first.sequence() + events.size());
            var located = new ArrayList<StoredEvent>(positions.length);
            for (var i = 0; i < positions.length; i++) {
                located.add(events.get(i).at(positions[i]));
            }
            return located;
        }
    }
}
