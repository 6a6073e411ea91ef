package org.mentorship.query.projection;

import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.log.EventLog;
import org.mentorship.query.timeline.TimelineIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds all read models from the whole log: one thread reads, a worker per processor decodes and folds its share of the
 * streams. What was there before is thrown away.
 */
final class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int PAGE = 2_000;
    private static final long EVENTS_PER_INDEX_WRITE = 2_000_000;
    private static final long BYTES_PER_EVENT = 800;
    private static final int PART_OF_HEAP = 4;

    private final EventLog log;
    private final EventDecoder decoder;
    private final Repositories repositories;
    private final TimelineIndex index;
    private final RebuildProgress progress;

    Rebuild(
            EventLog log,
            EventDecoder decoder,
            Repositories repositories,
            TimelineIndex index,
            RebuildProgress progress) {
        this.log = log;
        this.decoder = decoder;
        this.repositories = repositories;
        this.index = index;
        this.progress = progress;
    }

    /**
     * Builds the read models up to the head of the log, or up to the first event that cannot be brought into them; the
     * live processor then meets that event, tries it again and again, and health shows it.
     *
     * @return the position of the last event seen; −1 for none
     */
    long run() {
        var end = Long.MAX_VALUE;
        while (true) {
            try {
                return runUpTo(end);
            } catch (Poison e) {
                LOG.error("Read models can be built up to position {} only: {}", e.position() - 1, e.getMessage());
                end = e.position();
            }
        }
    }

    private long runUpTo(long end) {
        index.reset();
        repositories
                .all()
                .values()
                .forEach(repository -> repository.collection().reset());
        var held = Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES_PER_EVENT / Lanes.number();
        try (var lanes = Lanes.of("rebuild", () -> new RebuildWorker(decoder, repositories, held))) {
            return read(lanes, end);
        }
    }

    private long read(Lanes<RebuildWorker> lanes, long end) {
        progress.begin(log.head() + 1);
        var position = 0L;
        var indexed = 0L;
        while (position < end) {
            var page = log.read(position, (int) Math.min(PAGE, end - position));
            if (page.isEmpty()) {
                break;
            }
            lanes.deal(page, RebuildWorker::fold);
            position = page.getLast().position() + 1;
            progress.at(position);
            if (position - indexed > EVENTS_PER_INDEX_WRITE) {
                lanes.await();
                writeIndex(lanes);
                indexed = position;
            }
        }
        lanes.await();
        writeIndex(lanes);
        lanes.onAll(RebuildWorker::write);
        progress.done(position);
        return position - 1;
    }

    private void writeIndex(Lanes<RebuildWorker> lanes) {
        index.write(lanes.workers().stream().map(RebuildWorker::takePostings).toList());
    }
}
