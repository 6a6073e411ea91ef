package org.mentorship.api.bench;

import java.util.ArrayList;

/**
 * Two measurements taken in turn, so that what disturbs the machine for a while disturbs both.
 *
 * @param subject median of what is of interest
 * @param baseline median of what it is held against
 */
record InTurn(double subject, double baseline) {

    /** One round of a measurement. */
    @FunctionalInterface
    interface Round {
        double measure() throws Exception;
    }

    /** Measures both some times over; the warm-up rounds before do not count. */
    static InTurn measure(int warmUps, int rounds, Round subject, Round baseline) throws Exception {
        var subjects = new ArrayList<Double>();
        var baselines = new ArrayList<Double>();
        for (var round = 0; round < warmUps + rounds; round++) {
            var base = baseline.measure();
            var value = subject.measure();
            if (round >= warmUps) {
                baselines.add(base);
                subjects.add(value);
            }
        }
        return new InTurn(Medians.of(subjects), Medians.of(baselines));
    }

    /** Seconds that an action takes. */
    static double seconds(Action action) throws Exception {
        var start = System.nanoTime();
        action.run();
        return secondsSince(start);
    }

    static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    /** What takes time. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }
}
