package org.mentorship.command.privacy;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Does once a second, on a thread of its own, what could not be done at once, until it is done: callers do not wait for it.
 */
final class SecondAttempts implements AutoCloseable {

    private static final long EVERY_SECONDS = 1;

    private final BooleanSupplier attempt;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicBoolean planned = new AtomicBoolean();

    /** @param attempt tells whether everything is done; it does not throw */
    SecondAttempts(String name, BooleanSupplier attempt) {
        this.attempt = attempt;
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name(name).daemon().factory(), new DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Something is left to be done. */
    void plan() {
        if (planned.compareAndSet(false, true)) {
            thread.schedule(this::attempt, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void attempt() {
        planned.set(false);
        if (!attempt.getAsBoolean()) {
            plan();
        }
    }

    /** Waits for an attempt that has begun; there is none afterwards. */
    @Override
    public void close() {
        thread.close();
    }
}
