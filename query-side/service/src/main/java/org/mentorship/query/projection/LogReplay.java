package org.mentorship.query.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.contract.status.ReplayReport;
import org.mentorship.query.fold.LoggedEvent;
import org.mentorship.query.fold.ViewType;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.views.ViewTypes;

/** Folds the whole log in memory, as a rebuild does, and writes nothing. */
final class LogReplay {

    private static final int PAGE = 2_000;

    private final EventLog log;
    private final EventDecoder decoder;

    LogReplay(EventLog log, EventDecoder decoder) {
        this.log = log;
        this.decoder = decoder;
    }

    /** @throws Poison at the first event that cannot be folded */
    ReplayReport run() {
        var start = System.nanoTime();
        try (var lanes = Lanes.of("replay", Worker::new)) {
            var position = 0L;
            for (var page = log.read(position, PAGE); !page.isEmpty(); page = log.read(position, PAGE)) {
                lanes.deal(page, Worker::fold);
                position = page.getLast().position() + 1;
            }
            lanes.await();
            var streams = lanes.workers().stream()
                    .mapToLong(worker -> worker.views.size())
                    .sum();
            return new ReplayReport(position, streams, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** The views of one worker's streams. */
    private final class Worker {

        private final Map<String, Object> views = new HashMap<>();

        void fold(List<StoredEvent> events) {
            for (var event : events) {
                try {
                    var decoded = decoder.decode(event);
                    fold(ViewTypes.of(decoded.event()), decoded);
                } catch (RuntimeException e) {
                    throw new Poison(event.position(), e);
                }
            }
        }

        private <V> void fold(ViewType<V> type, LoggedEvent event) {
            var view = type.view().cast(views.get(event.stream()));
            views.put(event.stream(), type.evolveNext(view, event));
        }
    }
}
