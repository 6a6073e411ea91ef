package org.mentorship.api.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Some callers, each of whom waits for an answer before the next call. */
record Callers(int number) {

    /** One call, answered when it returns. */
    @FunctionalInterface
    interface Call {
        void number(int ordinal) throws Exception;
    }

    /** Answered calls per second, over some time. */
    double rate(Duration time, AtomicInteger ordinals, Call call) throws Exception {
        var answered = new LongAdder();
        var start = System.nanoTime();
        var end = start + time.toNanos();
        together(() -> {
            while (System.nanoTime() < end) {
                call.number(ordinals.getAndIncrement());
                answered.increment();
            }
            return true;
        });
        return answered.sum() / InTurn.secondsSince(start);
    }

    /** Makes the calls 0 to count − 1. */
    void each(int count, Call call) throws Exception {
        var ordinals = new AtomicInteger();
        together(() -> {
            for (var next = ordinals.getAndIncrement(); next < count; next = ordinals.getAndIncrement()) {
                call.number(next);
            }
            return true;
        });
    }

    private void together(Callable<Boolean> caller) throws Exception {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("caller-", 0).factory())) {
            var running = new ArrayList<java.util.concurrent.Future<Boolean>>();
            for (var i = 0; i < number; i++) {
                running.add(threads.submit(caller));
            }
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
