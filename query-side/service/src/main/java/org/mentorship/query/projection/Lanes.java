package org.mentorship.query.projection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mentorship.contract.log.StoredEvent;

/**
 * Workers with a thread each, who share the log by streams: all events of a stream go to the same worker, in order. The
 * one who reads the log is held back when they fall behind. Used by one thread.
 *
 * @param <W> the worker
 */
final class Lanes<W> implements AutoCloseable {

    private static final int MOST = 4;
    private static final int PAGES_AHEAD = 4;

    private final List<Lane<W>> lanes = new ArrayList<>();
    private final Queue<CompletableFuture<Void>> underWay = new ArrayDeque<>();

    private record Lane<W>(W worker, ExecutorService thread) {
        CompletableFuture<Void> run(Consumer<W> work) {
            return CompletableFuture.runAsync(() -> work.accept(worker), thread);
        }
    }

    private Lanes() {}

    /** As many as there are processors, four at most. */
    static <W> Lanes<W> of(String name, Supplier<W> worker) {
        var lanes = new Lanes<W>();
        for (var i = 0; i < number(); i++) {
            var thread = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name(name + "-" + i).daemon().factory());
            lanes.lanes.add(new Lane<>(worker.get(), thread));
        }
        return lanes;
    }

    static int number() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST);
    }

    List<W> workers() {
        return lanes.stream().map(Lane::worker).toList();
    }

    /** Deals out a page of the log; returns when few enough pages are under way. */
    void deal(List<StoredEvent> page, BiConsumer<W, List<StoredEvent>> work) {
        var shares = new ArrayList<List<StoredEvent>>();
        lanes.forEach(_ -> shares.add(new ArrayList<>()));
        for (var event : page) {
            shares.get(Math.floorMod(event.stream().hashCode(), lanes.size())).add(event);
        }
        var all = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < lanes.size(); i++) {
            var share = shares.get(i);
            all.add(lanes.get(i).run(worker -> work.accept(worker, share)));
        }
        underWay.add(CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)));
        if (underWay.size() > PAGES_AHEAD) {
            await(underWay.remove());
        }
    }

    /** Waits until all that was dealt out is done. */
    void await() {
        while (!underWay.isEmpty()) {
            await(underWay.remove());
        }
    }

    /** Has every worker do something, and waits for it. */
    void onAll(Consumer<W> work) {
        await(CompletableFuture.allOf(lanes.stream().map(lane -> lane.run(work)).toArray(CompletableFuture<?>[]::new)));
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

    @Override
    public void close() {
        lanes.forEach(lane -> lane.thread().close());
    }
}
