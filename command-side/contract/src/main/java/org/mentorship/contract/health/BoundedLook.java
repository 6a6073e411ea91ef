package org.mentorship.contract.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at something that may be slow, or never answer, and waits no longer than it may take. A look that has not come back
 * is not begun a second time, and nobody waits for it again once its time is over.
 *
 * @param <T> what is seen
 */
public final class BoundedLook<T> {

    private final String name;
    private final Callable<T> look;
    private final Duration atMost;
    private final AtomicReference<@Nullable Running<T>> running = new AtomicReference<>();

    private record Running<T>(CompletableFuture<T> seen, long begunNanos) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - begunNanos);
        }
    }

    /**
     * @param name of the thread that looks
     * @param atMost how long a look may take from its beginning
     */
    public BoundedLook(String name, Callable<T> look, Duration atMost) {
        this.name = name;
        this.look = look;
        this.atMost = atMost;
    }

    /**
     * Begins to look, so that it need not be waited for so long later; not if that is under way already. What nobody took is
     * out of date.
     */
    public void begin() {
        begun(before -> !before.seen().isDone());
    }

    /**
     * What is seen now, or was seen since {@link #begin}.
     *
     * @throws TimeoutException if it is not seen in time
     * @throws ExecutionException if looking fails
     */
    public T take() throws TimeoutException, ExecutionException {
        var mine = begun(before -> !isOutOfDate(before));
        try {
            var seen = mine.seen().get(Math.max(0, atMost.minus(mine.age()).toNanos()), TimeUnit.NANOSECONDS);
            running.compareAndSet(mine, null);
            return seen;
        } catch (ExecutionException e) {
            running.compareAndSet(mine, null);
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        }
    }

    private Running<T> begun(Predicate<Running<T>> serves) {
        while (true) {
            var before = running.get();
            if (before != null && serves.test(before)) {
                return before;
            }
            var mine = new Running<>(new CompletableFuture<T>(), System.nanoTime());
            if (running.compareAndSet(before, mine)) {
                start(mine);
                return mine;
            }
        }
    }

    private boolean isOutOfDate(Running<T> before) {
        return before.seen().isDone() && before.age().compareTo(atMost) > 0;
    }

    /** On a platform thread: a native call of a store that hangs would hold a carrier of the virtual ones. */
    private void start(Running<T> mine) {
        try {
            Thread.ofPlatform().name(name).daemon().start(() -> look(mine.seen()));
        } catch (OutOfMemoryError noThread) {
            mine.seen().completeExceptionally(noThread);
        }
    }

    private void look(CompletableFuture<T> seen) {
        try {
            seen.complete(look.call());
        } catch (Exception | Error e) {
            seen.completeExceptionally(e);
        }
    }
}
