package org.mentorship.api.bench;

import java.util.Arrays;
import java.util.Collection;

/** The middle of some measurements, which a few disturbed ones do not move. */
final class Medians {

    private Medians() {}

    static double of(Collection<Double> values) {
        return percentile(values, 0.5);
    }

    /** The smallest value that at least this part of all values does not exceed (nearest rank). */
    static double percentile(Collection<Double> values, double part) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        var rank = (int) Math.ceil(part * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }
}
