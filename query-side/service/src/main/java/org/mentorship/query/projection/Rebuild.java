package org.mentorship.query.projection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.mentorship.query.log.EventDecoder;
import org.mentorship.query.log.EventLog;
import org.mentorship.query.log.StoredEvent;
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
    private static final int PAGES_AHEAD = 4;
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
        var count = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        var held = Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES_PER_EVENT / count;
        var lanes = new ArrayList<Lane>();
        try {
            for (var i = 0; i < count; i++) {
                lanes.add(new Lane(new RebuildWorker(decoder, repositories, held), i));
            }
            return read(lanes, end);
        } finally {
            lanes.forEach(Lane::close);
        }
    }

    private long read(List<Lane> lanes, long end) {
        progress.begin(log.head() + 1);
        var ahead = new ArrayDeque<CompletableFuture<Void>>();
        var position = 0L;
        var indexed = 0L;
        while (position < end) {
            var page = log.read(position, (int) Math.min(PAGE, end - position));
            if (page.isEmpty()) {
                break;
            }
            ahead.add(fold(lanes, page));
            if (ahead.size() > PAGES_AHEAD) {
                await(ahead.remove());
            }
            position = page.getLast().position() + 1;
            progress.at(position);
            if (position - indexed > EVENTS_PER_INDEX_WRITE) {
                ahead.forEach(Rebuild::await);
                ahead.clear();
                writeIndex(lanes);
                indexed = position;
            }
        }
        ahead.forEach(Rebuild::await);
        writeIndex(lanes);
        await(onAll(lanes, RebuildWorker::write));
        progress.done(position);
        return position - 1;
    }

    private static CompletableFuture<Void> fold(List<Lane> lanes, List<StoredEvent> page) {
        var shares = new ArrayList<List<StoredEvent>>();
        lanes.forEach(_ -> shares.add(new ArrayList<>()));
        for (var event : page) {
            shares.get(Math.floorMod(event.stream().hashCode(), lanes.size())).add(event);
        }
        return CompletableFuture.allOf(lanes.stream()
                .map(lane -> lane.run(worker -> worker.fold(shares.get(lane.number))))
                .toArray(CompletableFuture<?>[]::new));
    }

    private void writeIndex(List<Lane> lanes) {
        index.write(lanes.stream().map(lane -> lane.worker.takePostings()).toList());
    }

    private static CompletableFuture<Void> onAll(List<Lane> lanes, Consumer<RebuildWorker> work) {
        return CompletableFuture.allOf(
                lanes.stream().map(lane -> lane.run(work)).toArray(CompletableFuture<?>[]::new));
    }

    private static void await(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** A worker and its thread. */
    private static final class Lane implements AutoCloseable {

        private final RebuildWorker worker;
        private final int number;
        private final ExecutorService thread;

        Lane(RebuildWorker worker, int number) {
            this.worker = worker;
            this.number = number;
            this.thread = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("rebuild-" + number).daemon().factory());
        }

        CompletableFuture<Void> run(Consumer<RebuildWorker> work) {
            return CompletableFuture.runAsync(() -> work.accept(worker), thread);
        }

        @Override
        public void close() {
            thread.close();
        }
    }
}
