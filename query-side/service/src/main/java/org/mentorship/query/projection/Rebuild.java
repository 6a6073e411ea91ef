package org.mentorship.query.projection;

import java.util.ArrayList;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.log.EventLog;
import org.mentorship.contract.log.EventToken;
import org.mentorship.contract.log.LogChanged;
import org.mentorship.contract.log.StoredEvent;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.timeline.Postings;
import org.mentorship.query.timeline.TimelineIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds all read models from the whole log: one thread reads, a worker per processor decodes and folds its share of the
 * streams. They are written to the collections of the generation at hand, which are emptied first.
 *
 * <p>Views are folded in memory and written once. If the log is too long for that, it is read several times, each time for
 * a part of the streams: reading an event costs little beside writing a view, and reading it back, for each of its events.
 */
final class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int PAGE = 2_000;
    /** A view takes about so much for each event folded into it; a fifth of the heap is for those of one pass. */
    private static final long BYTES_PER_EVENT = 800;

    private static final int PART_OF_HEAP = 5;
    /** Bits of a stream's hash by which a worker is chosen. */
    private static final int BITS_OF_LANES = 8;

    private final EventLog log;
    private final EventDecoder decoder;
    private final Repositories repositories;
    private final TimelineIndex index;
    private final RebuildProgress progress;
    private final long eventsInMemory;
    private TrackingToken reached = LogSource.token(-1);

    Rebuild(
            EventLog log,
            EventDecoder decoder,
            Repositories repositories,
            TimelineIndex index,
            RebuildProgress progress) {
        this(
                log,
                decoder,
                repositories,
                index,
                progress,
                Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES_PER_EVENT);
    }

    /** @param eventsInMemory how many events' worth of views is held at a time */
    Rebuild(
            EventLog log,
            EventDecoder decoder,
            Repositories repositories,
            TimelineIndex index,
            RebuildProgress progress,
            long eventsInMemory) {
        this.log = log;
        this.decoder = decoder;
        this.repositories = repositories;
        this.index = index;
        this.progress = progress;
        this.eventsInMemory = eventsInMemory;
    }

    /**
     * Builds the read models up to the head of the log, or up to the first event that cannot be brought into them; the
     * live processor then meets that event, tries it again and again, and health shows it.
     *
     * @param right ends it, with the read models half built, by what it throws: it is asked for before each pass over the
     *     log and each write of what was folded, and looked at before each page
     * @return the position of the last event seen; −1 for none
     */
    long run(BuildRight right) {
        try {
            return runUpToPoison(right);
        } finally {
            progress.ended();
        }
    }

    /** Of the last event that the last run has seen; names it, since the log may lose its end meanwhile. */
    TrackingToken reached() {
        return reached;
    }

    private long runUpToPoison(BuildRight right) {
        var end = Long.MAX_VALUE;
        while (true) {
            try {
                return runUpTo(end, right);
            } catch (Poison e) {
                LOG.error("Read models can be built up to position {} only: {}", e.position() - 1, e.getMessage());
                end = e.position();
            }
        }
    }

    private long runUpTo(long end, BuildRight right) {
        right.requireHeld();
        index.reset();
        repositories
                .all()
                .values()
                .forEach(repository -> repository.collection().reset());
        try (var lanes = Lanes.of("rebuild", () -> new RebuildWorker(decoder, repositories, index::postings))) {
            return read(lanes, end, right);
        }
    }

    private long read(Lanes<RebuildWorker> lanes, long end, BuildRight right) {
        var total = log.head() + 1;
        var passes = (int) (total / eventsInMemory + 1);
        progress.begin(total);
        var upTo = end;
        var due = Math.min(end, total);
        var position = 0L;
        var postings = new ArrayList<Postings>();
        for (var pass = 0; pass < passes; pass++) {
            position = read(lanes, upTo, total, pass, passes, right);
            if (position < due) {
                throw new IllegalStateException(
                        "The log ended before position %d, where it has to go up to %d".formatted(position, due - 1));
            }
            right.requireHeld();
            lanes.onAll(worker -> worker.write(right::requireNotLost));
            lanes.workers().stream().map(RebuildWorker::takePostings).forEach(postings::add);
            // Every pass reads as far as the first, whatever is appended meanwhile.
            upTo = position;
            due = position;
        }
        right.requireHeld();
        index.write(postings);
        // Who follows the log from here need not be this process.
        index.release();
        progress.done(position);
        return position - 1;
    }

    private long read(Lanes<RebuildWorker> lanes, long end, long total, int pass, int passes, BuildRight right) {
        var position = 0L;
        @Nullable String last = null;
        while (position < end) {
            right.requireNotLost();
            var page = log.readAfter(position - 1, last, (int) Math.min(PAGE, end - position));
            if (page.isEmpty()) {
                break;
            }
            lanes.deal(
                    passes == 1
                            ? page
                            : page.stream()
                                    .filter(event -> pass == passOf(event, passes))
                                    .toList(),
                    RebuildWorker::fold);
            position = page.getLast().position() + 1;
            last = page.getLast().eventId();
            progress.at((pass * total + position) / passes);
        }
        lanes.await();
        var token = last == null ? LogSource.token(-1) : new EventToken(position - 1, last);
        if (pass > 0 && !token.equals(reached)) {
            throw new LogChanged(position - 1);
        }
        reached = token;
        return position;
    }

    private static int passOf(StoredEvent event, int passes) {
        return Math.floorMod(event.stream().hashCode() >>> BITS_OF_LANES, passes);
    }
}
